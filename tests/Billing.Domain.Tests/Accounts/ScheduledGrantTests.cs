namespace Billing.Domain.Tests.Accounts;

public sealed class ScheduledGrantTests
{
    [Fact(DisplayName = "A1: a scheduled grant is in the ledger, but in no balance until it is effective")]
    public void Not_settled_until_effective()
    {
        var account = Scenario.Opened();
        var turn = account.When(Grant(5, from: Day(3)));
        Assert.True(turn.Answered<AccountEvent.Granted>().Scheduled);
        Assert.Equal((0, 0), (turn.Entries[0].BalanceBefore, turn.Entries[0].BalanceAfter));
        Assert.Equal((0, 0), (account.Settled(), account.Balance()!.Available));
        Assert.Equal(Day(3), account.State.NextDueAt);

        var begun = account.At(Day(3)).WhenTimePasses().Then(new AccountEvent.GrantActivated(Emails, 2, 5)).Entries[0];
        Assert.Equal((0, 5), (begun.BalanceBefore, begun.BalanceAfter));
        Assert.Equal(Day(3), begun.At);
        Assert.Equal(5, account.Settled());
        Assert.Equal(MonthOf(Day(3)).End, account.State.NextDueAt);
    }

    [Fact(DisplayName = "A4: beginnings and ends are written in order of time")]
    public void Beginnings_and_ends_in_order()
    {
        var account = Scenario.Opened().Given(
            Grant(1, expires: "days:4"), Grant(2, from: Day(3)),
            Grant(3, from: Day(8), until: Day(9)), Grant(4, from: Day(99)));
        var turn = account.At(Day(20)).When(Debit(1));
        turn.Then(
            new AccountEvent.GrantActivated(Emails, 3, 2),
            new AccountEvent.Expired(Emails, 2, 1),
            new AccountEvent.GrantActivated(Emails, 4, 3),
            new AccountEvent.Expired(Emails, 4, 3),
            new AccountEvent.Debited(Emails, 1, 1, [new GrantLine(3, 1)], 0, null, false, null));
        Assert.Equal([Day(3), Day(5), Day(8), Day(9), Day(20)], turn.Entries.Select(entry => entry.At));
    }

    [Fact(DisplayName = "A4: a scheduled grant whose beginning and end are both long past counted only in between")]
    public void Both_long_past()
    {
        var account = Scenario.Opened().Given(Grant(5, from: Day(3), until: Day(5)));
        var turn = account.At(Day(900)).When(Debit(1));
        turn.ThenShort();
        var entries = turn.Entries.Where(entry => entry.Event is not AccountEvent.PeriodClosed).ToList();
        Assert.IsType<AccountEvent.GrantActivated>(entries[0].Event);
        Assert.IsType<AccountEvent.Expired>(entries[1].Event);
        Assert.Equal([Day(3), Day(5)], entries.Select(entry => entry.At));
        Assert.Equal([(0, 5), (5, 0)], entries.Select(entry => (entry.BalanceBefore, entry.BalanceAfter)));
    }

    [Fact(DisplayName = "A10: at one instant an end comes before a beginning")]
    public void End_before_beginning()
    {
        var account = Scenario.Opened().Given(Grant(5, from: Day(3)), Grant(7, until: Day(3)));
        account.At(Day(3)).WhenTimePasses().Then(
            new AccountEvent.Expired(Emails, 3, 7), new AccountEvent.GrantActivated(Emails, 2, 5));
    }

    [Fact(DisplayName = "A10: at one instant an end comes before a beginning, also of another credit type")]
    public void End_before_beginning_of_another_type()
    {
        var account = Scenario.Opened().Given(Grant(5, from: Day(3)), Grant(7, Usd, until: Day(3)));
        account.At(Day(3)).WhenTimePasses().Then(
            new AccountEvent.Expired(Usd, 3, 7), new AccountEvent.GrantActivated(Emails, 2, 5));
    }

    [Fact(DisplayName = "A2: a scheduled grant burns by its effective time, not by when it was made")]
    public void Burns_by_effective_time()
    {
        var account = Scenario.Opened().Given(Grant(5, from: Day(3))).At(Day(2)).Given(Grant(7)).At(Day(4));
        var lines = account.When(Debit(8)).Answered<AccountEvent.Debited>().Lines;
        Assert.Equal([new GrantLine(3, 7), new GrantLine(2, 1)], lines.ToArray());
    }

    [Fact(DisplayName = "A1: a grant effective now is not scheduled")]
    public void Now_is_not_later()
    {
        var account = Scenario.Opened().At(Day(3));
        Assert.False(account.When(Grant(5, from: Day(3))).Answered<AccountEvent.Granted>().Scheduled);
        Assert.True(account.When(Grant(5, from: Day(3).Micros(1))).Answered<AccountEvent.Granted>().Scheduled);
        Assert.Equal(5, account.Settled());
    }

    [Fact(DisplayName = "H4: a scheduled grant repays a deficit when it begins, not when it is made")]
    public void Repays_when_it_begins()
    {
        var account = Scenario.Opened().Given(Adjust(-3, force: true));
        Assert.Equal(0, account.When(Grant(5, from: Day(3))).Answered<AccountEvent.Granted>().Repays);
        Assert.Equal(3, account.Deficit());
        account.At(Day(3)).WhenTimePasses().Then(
            new AccountEvent.GrantActivated(Emails, 3, 5), new AccountEvent.DeficitRepaid(Emails, 3, 3));
        Assert.Equal((2, 0), (account.Settled(), account.Deficit()));
    }
}
