namespace Billing.Domain.Tests.Accounts;

public sealed class DebitTests
{
    [Fact(DisplayName = "A3: a debit over three grants is one entry with three lines that sum to it")]
    public void One_entry_many_lines()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4), Grant(5));
        account.When(Debit(9)).Then(new AccountEvent.Debited(
            Emails, 9, 9, [new GrantLine(2, 3), new GrantLine(3, 4), new GrantLine(4, 2)], 0, null, false, null));
        Assert.Equal([3], account.Remaining());
        Assert.Equal(3, account.Settled());
    }

    [Fact(DisplayName = "A3: a debit that is short by one is refused whole and writes nothing")]
    public void All_or_nothing()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4));
        var turn = account.When(Debit(8));
        var refusal = turn.ThenShort();
        Assert.Equal(("emails", "7", "8"), (refusal.CreditType, refusal.Available, refusal.Required));
        var reason = Assert.Single(refusal.Reasons);
        Assert.Equal(("credits", "7", "8"), (reason.Rule, reason.Have, reason.Need));
        Assert.Empty(turn.Entries);
        Assert.Equal([3, 4], account.Remaining());
    }

    [Fact(DisplayName = "A3: with allow_partial a debit takes what there is and says how much")]
    public void Partial_takes_what_there_is()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4));
        var debited = account.When(Debit(8, partial: true)).Answered<AccountEvent.Debited>();
        Assert.Equal((7, 8), (debited.Amount, debited.Requested));
        Assert.Equal(7, debited.Lines.Sum(line => line.Amount));
        Assert.Equal(0, account.Settled());
    }

    [Fact(DisplayName = "A3: with allow_partial a debit that is covered takes all of it")]
    public void Partial_changes_nothing_when_covered()
    {
        var account = Scenario.Opened().Given(Grant(8));
        Assert.Equal(8, account.When(Debit(8, partial: true)).Answered<AccountEvent.Debited>().Amount);
    }

    [Fact(DisplayName = "A3: with allow_partial and nothing available a debit is still refused and writes nothing")]
    public void Partial_of_nothing_is_refused() =>
        Assert.Empty(Scenario.Opened().When(Debit(8, partial: true)).Wrote().Entries);

    [Fact(DisplayName = "A3: a debit of exactly the balance empties it")]
    public void Exact_balance()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4)).Given(Debit(7));
        Assert.Equal(0, account.Settled());
        Assert.Empty(account.Remaining());
    }

    [Fact(DisplayName = "A3: credits of another type never pay")]
    public void Types_do_not_mix()
    {
        var account = Scenario.Opened().Given(Grant(100, Usd), Grant(1));
        account.When(Debit(2)).ThenShort();
        Assert.Equal(100, account.Settled(Usd));
    }

    [Fact(DisplayName = "C1: available is settled less reserved, and never negative")]
    public void Available_is_settled_less_reserved()
    {
        Assert.Equal(7, Balance(settled: 10, reserved: 3).Available);
        Assert.Equal(10, Balance(settled: 10, reserved: 0).Available);
        Assert.Equal(0, Balance(settled: 3, reserved: 3).Available);
        Assert.Equal(0, Balance(settled: -5, reserved: 0).Available);
        Assert.Equal(0, Balance(settled: 2, reserved: 3).Available);
    }

    [Fact(DisplayName = "C1: settled is what the ledger sums to")]
    public void Settled_is_the_sum_of_the_ledger()
    {
        var account = Scenario.Opened().Given(Grant(10, expires: "days:2"), Grant(5), Debit(4), Adjust(-2));
        account.At(Day(3)).Given(Grant(7));
        Assert.Equal(10 + 5 - 4 - 2 - 4 + 7, account.Settled());
        Assert.Equal(account.Settled(), account.Ledger.Sum(entry => entry.Event.SettledDelta));
    }

    private static CreditBalance Balance(long settled, long reserved) =>
        new("emails", 0, BurnOrder.Fifo, settled, reserved, 0, []);
}
