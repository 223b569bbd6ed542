namespace Billing.Domain.Tests.Accounts;

public sealed class ReplayTests
{
    [Fact(DisplayName = "B2: what answers a request stays the same, whatever happens afterwards")]
    public void The_original_answer()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var command = Debit(4);
        var answer = account.When(command).Result.Answer!;
        account.At(Day(300)).Given(Grant(50), Debit(7), Adjust(-40));
        var stored = account.Ledger.Single(entry => entry.Key == command.Key);
        Assert.Equal(6, stored.BalanceAfter);
        Assert.Equal(Describe.Of(answer), Describe.Of(stored));
        Assert.Null(RequestComparison.FirstDifference(command, stored));
    }

    [Fact(DisplayName = "B2: a price that changed since does not make the same request another one")]
    public void A_changed_price()
    {
        var account = Scenario.Opened().Given(Grant(100));
        var quantity = new Units(3, 0);
        var answer = account.When(Meter("m", quantity, 2)).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(Meter("m", quantity, 5), answer));
        Assert.Null(RequestComparison.FirstDifference(Meter("m", quantity, 5, Usd), answer));
        Assert.Null(RequestComparison.FirstDifference(Count("m", 3), answer));
    }

    [Fact(DisplayName = "B2: a meter that cost nothing then and something now is the same request")]
    public void A_new_price()
    {
        var answer = Scenario.Opened().When(Count("m", 3)).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(Meter("m", new Units(3, 0), 2), answer));
    }

    [Fact(DisplayName = "B2: a default expiry that changed since does not make the same request another one")]
    public void A_changed_default_expiry()
    {
        var command = Grant(5) with { Expiry = new Expiry.Days(30), Asked = new GrantTimesAsked(null, null) };
        var answer = Scenario.Opened().When(command).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(command with { Expiry = new Expiry.Never() }, answer));
        var explicitly = command with { Asked = new GrantTimesAsked(null, "days:30") };
        Assert.Equal("expires", RequestComparison.FirstDifference(explicitly, answer));
    }

    [Fact(DisplayName = "B2: a grant without an effective time is the same request later")]
    public void A_grant_effective_now()
    {
        var account = Scenario.Opened();
        var command = Grant(5, expires: "days:3");
        var answer = account.When(command).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(command, answer));
        var dated = Grant(5, expires: "days:3", from: Day(1));
        Assert.Equal("effective_at", RequestComparison.FirstDifference(dated, answer));
    }

    [Theory(DisplayName = "B5: a refusal is not stored: after a top-up the same key succeeds")]
    [InlineData(false)]
    [InlineData(true)]
    public void Refusals_are_not_stored(bool partial)
    {
        var account = Scenario.Opened();
        var command = Debit(4, partial: partial, key: "message-1");
        account.When(command).ThenShort();
        account.Given(Grant(10));
        Assert.Equal(4, account.When(command).Answered<AccountEvent.Debited>().Amount);
        Assert.Single(account.Ledger, entry => entry.Key == command.Key);
    }

    [Fact(DisplayName = "B1: only the entry that answers carries the key, not what time or a deficit caused")]
    public void One_entry_carries_the_key()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3"), Adjust(-9, force: true));
        var command = Grant(10);
        var turn = account.At(Day(5)).When(command);
        Assert.Equal([command.Key, null], turn.Entries.Select(entry => entry.Key));
    }

    [Theory(DisplayName = "B8: an amount in another spelling is the same request")]
    [InlineData("1", "1.0")]
    [InlineData("1", "1e0")]
    [InlineData("0.50", "5e-1")]
    public void Number_formats(string one, string other)
    {
        Units.Read(one, 2, out var first);
        Units.Read(other, 2, out var second);
        var account = Scenario.Opened().Given(Grant(1_000, Usd));
        var answer = account.When(Debit(first.Value, Usd)).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(Debit(second.Value, Usd), answer));
    }
}
