namespace Billing.Domain.Tests.Accounts;

public sealed class ExpiryTests
{
    [Fact(DisplayName = "A4: the first command after an expiry writes it before itself, at the time of expiry")]
    public void Expiry_comes_before_the_command()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3"), Grant(7));
        var turn = account.At(Day(9)).When(Debit(7));
        turn.Then(
            new AccountEvent.Expired(Emails, 2, 5),
            new AccountEvent.Debited(Emails, 7, 7, [new GrantLine(3, 7)], 0, null, false, null));
        Assert.Equal([Day(4), Day(9)], turn.Entries.Select(entry => entry.At));
        Assert.Null(turn.Entries[0].Key);
        Assert.Equal(Note.None, turn.Entries[0].Note);
        Assert.Same(turn.Entries[1], turn.Result.Answer);
    }

    [Fact(DisplayName = "A4: an expired grant is never spendable, and a refused command keeps the expiry it noticed")]
    public void A_refusal_keeps_the_catch_up()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3"));
        var turn = account.At(Day(4)).When(Debit(5));
        turn.ThenShort();
        turn.Wrote(new AccountEvent.Expired(Emails, 2, 5));
        Assert.Equal(0, account.Settled());
    }

    [Fact(DisplayName = "A4: reminder and command at the same moment write the expiry once")]
    public void Exactly_once()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3")).At(Day(4));
        account.WhenTimePasses().Then(new AccountEvent.Expired(Emails, 2, 5));
        account.WhenTimePasses().Then();
        account.When(Debit(1)).Wrote();
        account.At(Day(400)).WhenTimePasses().ThenInTheLongRun();
        Assert.Single(account.Ledger, entry => entry.Event is AccountEvent.Expired);
        Assert.Equal(account.State.Plan.Period.End, account.State.NextDueAt);
    }

    [Fact(DisplayName = "A4: the first command expires a grant also when it is a grant, an adjustment or an update")]
    public void Every_command_catches_up()
    {
        AccountCommand[] commands =
            [Grant(1), Adjust(1), Adjust(-1, force: true), Update(name: "New"), Open(), Count("m", 1)];
        foreach (var command in commands)
        {
            var turn = Scenario.Opened().Given(Grant(5, expires: "days:3")).At(Day(4)).When(command);
            Assert.Equal(Describe.Of(new AccountEvent.Expired(Emails, 2, 5)), Describe.Of(turn.Entries[0].Event));
        }
    }

    [Fact(DisplayName = "A4: several expiries are written in order of time, across credit types")]
    public void In_order_of_time()
    {
        var account = Scenario.Opened().Given(
            Grant(1, expires: "days:9"), Grant(2, Usd, "days:2"), Grant(3, expires: "days:5"), Grant(4, Usd, "days:7"));
        var turn = account.At(Day(30)).WhenTimePasses();
        turn.Then(
            new AccountEvent.Expired(Usd, 3, 2),
            new AccountEvent.Expired(Emails, 4, 3),
            new AccountEvent.Expired(Usd, 5, 4),
            new AccountEvent.Expired(Emails, 2, 1));
        Assert.Equal([Day(3), Day(6), Day(8), Day(10)], turn.Entries.Select(entry => entry.At));
    }

    [Fact(DisplayName = "A4: grants that expire together are written in ledger order")]
    public void Together_in_ledger_order()
    {
        var account = Scenario.Opened().Given(
            Grant(1, until: Day(5), priority: 90), Grant(2, until: Day(5), priority: 10), Grant(3, until: Day(5)));
        account.At(Day(5)).WhenTimePasses().Then(
            new AccountEvent.Expired(Emails, 2, 1),
            new AccountEvent.Expired(Emails, 3, 2),
            new AccountEvent.Expired(Emails, 4, 3));
    }

    [Fact(DisplayName = "A4: a grant spent to the end leaves nothing to expire")]
    public void Nothing_left_nothing_written()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3"), Debit(5)).At(Day(9));
        account.WhenTimePasses().Then();
        Assert.Equal(account.State.Plan.Period.End, account.State.NextDueAt);
    }

    [Fact(DisplayName = "A5: an expiry takes what is left of its own grant and touches no other")]
    public void Only_its_own_grant()
    {
        var account = Scenario.Opened().Given(
            Grant(10, expires: "days:3", priority: 10), Grant(10, priority: 5),
            Grant(10, expires: "days:8"), Debit(14));
        account.At(Day(4)).WhenTimePasses().Then(new AccountEvent.Expired(Emails, 2, 6));
        Assert.Equal([10], account.Remaining());
        account.At(Day(9)).WhenTimePasses().Then(new AccountEvent.Expired(Emails, 4, 10));
        Assert.Empty(account.Remaining());
        Assert.Equal(0, account.Settled());
    }

    [Fact(DisplayName = "A5: a debit just before the expiry leaves only the rest to expire")]
    public void The_rest_at_that_moment()
    {
        var account = Scenario.Opened().Given(Grant(10, expires: "days:3")).At(Day(4).Micros(-1)).Given(Debit(9));
        account.At(Day(4)).When(Debit(1)).Wrote(new AccountEvent.Expired(Emails, 2, 1));
    }
}
