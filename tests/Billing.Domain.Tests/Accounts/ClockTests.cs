namespace Billing.Domain.Tests.Accounts;

public sealed class ClockTests
{
    [Fact(DisplayName = "H1: a clock that goes back is taken as the last entry's time")]
    public void Time_never_goes_back()
    {
        var account = Scenario.Opened().At(Day(9)).Given(Grant(5));
        var turn = account.At(Day(3)).When(Debit(1));
        Assert.Equal(Day(9), Assert.Single(turn.Entries).At);
        Assert.Equal(Day(9), account.State.LastAt);
    }

    [Fact(DisplayName = "A4: what has expired does not come back with the clock")]
    public void Expired_stays_expired()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3")).At(Day(4));
        account.WhenTimePasses();
        account.At(Day(2)).When(Debit(1)).ThenShort();
        account.WhenTimePasses().Then();
    }

    [Fact(DisplayName = "A6: after a clock that went back a grant runs from the last entry's time")]
    public void Grants_run_from_the_ledgers_time()
    {
        var account = Scenario.Opened().At(Day(9)).Given(Count("m", 1)).At(Day(3));
        var granted = account.When(Grant(5, expires: "days:2")).Answered<AccountEvent.Granted>();
        Assert.Equal(new GrantTerms(Day(9), Day(11), 50, GrantCategory.Paid), granted.Terms);
        Assert.False(account.When(Grant(5, from: Day(8))).Answered<AccountEvent.Granted>().Scheduled);
        account.When(Grant(5, until: Day(9))).ThenInvalid("expires");
    }

    [Fact(DisplayName = "D1: usage after a clock that went back over the turn of a month counts in the later month")]
    public void Counters_stay_in_the_later_month()
    {
        var account = Scenario.Opened().At(Day(32)).Given(Count("m", 1)).At(Day(31)).Given(Count("m", 1));
        Assert.Equal(2, account.Counted("m"));
    }

    [Fact(DisplayName = "H1: the ledger's time keeps microseconds")]
    public void Microseconds_are_kept()
    {
        var at = Day(2).Micros(123_457);
        Assert.Equal(at, Scenario.Opened().At(at).When(Grant(1)).Entries[0].At);
    }
}
