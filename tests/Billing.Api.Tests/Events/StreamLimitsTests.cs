using Billing.Api.Auth;
using Billing.Api.Events;

namespace Billing.Api.Tests.Events;

public sealed class StreamLimitsTests
{
    private static readonly Caller Account = new("ak_account", "acme");
    private static readonly Caller Admin = new("ak_admin", null);

    [Fact]
    public void An_accounts_key_has_its_share_and_one_that_was_refused_takes_nothing()
    {
        var limits = new StreamLimits();

        Assert.All(Enumerable.Range(0, StreamLimits.MostOfKey), _ => Assert.True(limits.TryEnter(Account)));
        Assert.All(Enumerable.Range(0, StreamLimits.Most), _ => Assert.False(limits.TryEnter(Account)));
        Assert.True(limits.TryEnter(new Caller("ak_other", "other")));
        limits.Leave(Account);

        Assert.True(limits.TryEnter(Account));
        Assert.False(limits.TryEnter(Account));
    }

    [Fact]
    public void A_process_has_no_more_than_its_share_whoever_asks()
    {
        var limits = new StreamLimits();

        Assert.All(Enumerable.Range(0, StreamLimits.Most), _ => Assert.True(limits.TryEnter(Admin)));
        Assert.False(limits.TryEnter(Admin));
        Assert.False(limits.TryEnter(Account));
        limits.Leave(Admin);

        Assert.True(limits.TryEnter(Account));
    }
}
