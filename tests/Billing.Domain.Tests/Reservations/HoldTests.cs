namespace Billing.Domain.Tests.Reservations;

public sealed class HoldTests
{
    [Fact(DisplayName = "C1: a hold reduces what is available and not what is settled")]
    public void Reduces_available()
    {
        var account = Scenario.Opened().Given(Grant(10), Reserve(4));
        Assert.Equal((10, 6, 4), (account.Settled(), account.Balance()!.Available, account.Balance()!.Reserved));
    }

    [Fact(DisplayName = "C2: a hold pins in burn order, and no debit, void or adjustment takes what it pins")]
    public void Pins_in_burn_order()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4));
        var held = account.When(Reserve(5)).Answered<AccountEvent.Reserved>();
        Assert.Equal([new GrantLine(2, 3), new GrantLine(3, 2)], held.Lines.ToArray());
        account.When(Debit(3)).ThenShort();
        account.When(Adjust(-3)).ThenShort();
        account.Given(Debit(1), account.Void(3));
        Assert.Equal([3, 2], account.Remaining());
    }

    [Fact(DisplayName = "C3: a grant that expires while pinned is honoured within the hold, and its rest expires")]
    public void Honoured_within_the_hold()
    {
        var account = Scenario.Opened().Given(Grant(10, until: Day(2))).At(Day(2).Micros(-1));
        var hold = account.Seq(Reserve(6));
        account.At(Day(2)).WhenTimePasses().Then(new AccountEvent.Expired(Emails, 2, 4));
        var turn = account.When(account.Commit(hold, 2));
        Assert.Equal(2, turn.Answered<AccountEvent.Captured>().Amount);
        Assert.Equal(4, Assert.Single(turn.Events<AccountEvent.Expired>()).Amount);
        Assert.Equal((0, 0), (account.Settled(), account.Balance()!.Reserved));
    }

    [Fact(DisplayName = "C3: a hold lasts 15 minutes by default and a day at most, and can be extended")]
    public void How_long_it_lasts()
    {
        var account = Scenario.Opened().Given(Grant(9));
        Assert.Equal(Day(1).AddSeconds(900), account.When(Reserve(1)).Answered<AccountEvent.Reserved>().ExpiresAt);
        account.When(Reserve(1, 86_401)).ThenInvalid("ttl_seconds");
        account.At(Day(1).AddSeconds(899)).Given(new AccountCommand.Extend(Key(Operations.Extend), Note.None, 3, 60, []));
        Assert.Empty(account.At(Day(1).AddSeconds(958)).WhenTimePasses().Entries);
        account.At(Day(1).AddSeconds(959)).WhenTimePasses().Then(new AccountEvent.ReservationExpired(3, Emails, 1));
    }

    [Fact(DisplayName = "C3: where a hold, a grant and a period end together the hold ends first")]
    public void All_at_one_instant()
    {
        var february = Instant.OfDate(2026, 2, 1);
        var account = Scenario.Opened().Given(Grant(10, until: february)).At(february.AddSeconds(-60)).Given(Reserve(4, 60));
        var turn = account.At(february).WhenTimePasses();
        Assert.Equal(
            [EntryType.ReservationExpired, EntryType.Expired, EntryType.PeriodClosed],
            turn.Entries.Select(entry => entry.Event.Type));
        Assert.Equal(0, account.Settled());
    }

    [Fact(DisplayName = "C4: what a commit leaves goes back to the same grants, last pinned first")]
    public void The_rest_goes_back()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4));
        account.Given(account.Commit(account.Seq(Reserve(6)), 2));
        Assert.Equal([1, 4], account.Remaining());
        Assert.Equal(5, account.Balance()!.Available);
    }

    [Fact(DisplayName = "C4: a commit of nothing is a release")]
    public void Nothing_is_a_release()
    {
        var account = Scenario.Opened().Given(Grant(5));
        var hold = account.Seq(Reserve(5));
        account.When(account.Commit(hold, 0)).Then(new AccountEvent.Released(hold, Emails, 5, true));
        Assert.Equal(5, account.Balance()!.Available);
    }

    [Fact(DisplayName = "C8: the same reservation again is recognised as the same request")]
    public void The_same_again()
    {
        var account = Scenario.Opened().Given(Grant(5));
        var command = Reserve(3, 60);
        var answer = account.When(command).Result.Answer!;
        Assert.Null(RequestComparison.FirstDifference(command, answer));
        Assert.Equal("amount", RequestComparison.FirstDifference(Reserve(4, 60), answer));
    }

    [Fact(DisplayName = "C12: of 1,000 holds of 1 on a balance of 500 exactly 500 are granted")]
    public void A_thousand_holds()
    {
        var state = Scenario.Opened().Given(Grant(500)).State;
        var granted = 0;
        for (var i = 0; i < 1_000; i++)
        {
            var turn = AccountTurn.Run(state, Reserve(1), NoPlans, Day(1), Guid.Empty);
            granted += turn.Refusal is null ? 1 : 0;
            state = turn.State;
        }
        Assert.Equal((500, 0, 502L), (granted, state.Credit("emails")!.Available, state.Seq));
    }
}
