namespace Billing.Domain.Tests.Values;

public sealed class OutgoingKeyTests
{
    [Fact(DisplayName = "B7: the key of a call elsewhere follows from the account, the operation and the caller's key")]
    public void It_follows_from_the_callers_key()
    {
        Assert.Equal("acct:acme:checkout:k1", OutgoingKey.Of("acme", "checkout", "k1"));
        Assert.NotEqual(OutgoingKey.Of("acme", "checkout", "k1"), OutgoingKey.Of("acme", "portal", "k1"));
    }

    [Fact(DisplayName = "B7: a long key stays within what the receiver takes, and stays one key")]
    public void A_long_key_is_cut_to_its_hash()
    {
        var (one, other) = (new string('x', 255), new string('x', 254) + "y");
        Assert.True(OutgoingKey.Of("acme", "checkout", one).Length <= 255);
        Assert.Equal(OutgoingKey.Of("acme", "checkout", one), OutgoingKey.Of("acme", "checkout", one));
        Assert.NotEqual(OutgoingKey.Of("acme", "checkout", one), OutgoingKey.Of("acme", "checkout", other));
        Assert.NotEqual(OutgoingKey.Of("acme", "checkout", one), OutgoingKey.Of("other", "checkout", one));
    }

    [Fact(DisplayName = "B7: after 24 hours a call is looked up and not sent again")]
    public void After_a_day_it_is_looked_up()
    {
        var sent = Commands.Day(1);
        Assert.True(OutgoingKey.MayResend(sent, sent.AddHours(24).Micros(-1)));
        Assert.False(OutgoingKey.MayResend(sent, sent.AddHours(24)));
    }
}
