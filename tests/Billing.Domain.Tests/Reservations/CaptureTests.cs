namespace Billing.Domain.Tests.Reservations;

public sealed class CaptureTests
{
    private static readonly Instant February = Instant.OfDate(2026, 2, 1);

    [Fact(DisplayName = "C5: more than the hold is charged from what is available, and the shortfall alone is owed")]
    public void The_shortfall_is_owed()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var captured = account.When(account.Commit(account.Seq(Reserve(6)), 13)).Answered<AccountEvent.Captured>();
        Assert.Equal((13, 3), (captured.Amount, captured.Deficit));
        Assert.Equal((-3, 3), (account.Settled(), account.Deficit()));
        account.When(Debit(1)).ThenShort();
        account.Given(Grant(5));
        Assert.Equal((2, 0), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "C5: a strict commit that is short is refused and leaves the hold open")]
    public void Strict_is_refused()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var hold = account.Seq(Reserve(6));
        account.When(account.Commit(hold, 13, ExcessMode.Strict)).ThenRefused(RefusalCodes.ExceedsReservation);
        account.Given(account.Commit(hold, 10, ExcessMode.Strict));
        Assert.Equal(0, account.Settled());
    }

    [Theory(DisplayName = "C5: in each overage mode beyond the hold come credits, overage up to its cap, then debt")]
    [InlineData(OverageMode.Block, 6, 0, 4, true)]
    [InlineData(OverageMode.Bill, 3, 3, 1, true)]
    [InlineData(OverageMode.Deficit, 6, 0, 4, true)]
    public void Each_overage_mode(OverageMode mode, long charged, long overage, long owed, bool refusedStrictly)
    {
        var account = OnPlan(Plan(meter: Sent(rate: 1, overage: mode, cap: 3))).Given(Grant(2));
        var hold = account.Seq(ReserveSent(1));
        var strict = account.When(account.Commit(hold, 6, ExcessMode.Strict));
        Assert.Equal(refusedStrictly, strict.Result.Refusal?.Code == RefusalCodes.ExceedsReservation);
        var captured = account.When(account.Commit(hold, 6)).Answered<AccountEvent.Captured>();
        Assert.Equal((charged, overage, owed), (captured.Amount, captured.Usage!.Overage, captured.Deficit));
    }

    [Fact(DisplayName = "C5: a strict commit within a hold that the plan let owe is honoured")]
    public void A_hold_on_credit_is_honoured()
    {
        var account = OnPlan(Plan(meter: Sent(rate: 1, overage: OverageMode.Deficit))).Given(Grant(4));
        var hold = account.Seq(ReserveSent(10));
        var captured = account.When(account.Commit(hold, 10, ExcessMode.Strict)).Answered<AccountEvent.Captured>();
        Assert.Equal((10, 6), (captured.Amount, captured.Deficit));
    }

    [Fact(DisplayName = "C5: released credits repay what is owed")]
    public void A_release_repays()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var hold = account.Seq(Reserve(6));
        account.Given(Adjust(-9, force: true));
        Assert.Equal(5, account.Deficit());
        account.Given(account.Release(hold));
        Assert.Equal((1, 0), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "C6: the same commit replays, another amount is refused, and ends do not change")]
    public void Twice()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var (one, two) = (account.Seq(Reserve(3)), account.Seq(Reserve(3)));
        account.Given(account.Commit(one, 2), account.Release(two));
        Assert.True(account.When(account.Commit(one, 2)).Result.Replayed);
        account.When(account.Commit(one, 3)).ThenInvalid("amount");
        account.When(account.Release(one)).ThenRefused(RefusalCodes.ReservationCommitted);
        account.When(account.Commit(two)).ThenRefused(RefusalCodes.ReservationReleased);
        Assert.True(account.When(account.Release(two)).Result.Replayed);
        account.When(account.Release(99)).ThenRefused(RefusalCodes.ReservationNotFound);
    }

    [Fact(DisplayName = "C7: a commit at the end of the hold is charged as a debit of now, linked to the hold")]
    public void A_late_commit()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var hold = account.Seq(Reserve(6));
        account.At(Day(1).AddSeconds(900)).WhenTimePasses().Then(new AccountEvent.ReservationExpired(hold, Emails, 6));
        var captured = account.When(account.Commit(hold)).Answered<AccountEvent.Captured>();
        Assert.Equal((6, true, hold), (captured.Amount, captured.Terms.Late, captured.ReservationSeq));
        Assert.True(account.When(account.Commit(hold)).Result.Replayed);
        Assert.Equal(4, account.Settled());
    }

    [Fact(DisplayName = "C7: a late commit that is short follows the rule of excess")]
    public void A_late_commit_that_is_short()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var hold = account.Seq(Reserve(6));
        account.At(Day(2)).Given(Debit(8));
        account.When(account.Commit(hold, 6, ExcessMode.Strict)).ThenRefused(RefusalCodes.ExceedsReservation);
        Assert.Equal(4, account.When(account.Commit(hold, 6)).Answered<AccountEvent.Captured>().Deficit);
    }

    [Fact(DisplayName = "C9: partial captures add up, and the final one closes the hold")]
    public void Partial_captures()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var hold = account.Seq(Reserve(6));
        account.Given(account.Capture(hold, 2), account.Capture(hold, 3));
        Assert.Equal((5, 1), (account.Settled(), account.Balance()!.Reserved));
        account.Given(account.Capture(hold, 1, final: true));
        account.When(account.Capture(hold, 1)).ThenRefused(RefusalCodes.ReservationCommitted);
    }

    [Fact(DisplayName = "C10: steps of a campaign capture what was held although the limit is reached meanwhile")]
    public void Held_units_are_captured_beyond_a_limit()
    {
        var account = OnPlan(Plan(meter: Sent(limit: 10, mode: LimitMode.Soft)));
        var hold = account.Seq(ReserveSent(6));
        account.Given(Send(20));
        account.When(Send(1)).ThenRefused(RefusalCodes.PlanLimitReached);
        account.Given(account.Capture(hold, 3), account.Capture(hold, 3, final: true));
        Assert.Equal(26, account.Counted("sent"));
    }

    [Fact(DisplayName = "D15: overage captured for a period that has closed is billed with it")]
    public void Late_overage_is_billed()
    {
        var account = OnPlan(Plan(meter: Sent(overage: OverageMode.Bill))).At(February.Micros(-1));
        var hold = account.Seq(ReserveSent(4, countIn: CountIn.Reservation));
        var overage = account.At(February).When(account.Commit(hold)).Events<AccountEvent.OverageCounted>();
        Assert.Equal((4L, MonthOf(Day(1))), (Assert.Single(overage).Quantity.Value, overage[0].Period));
    }

    [Theory(DisplayName = "C11: a hold over the end of a period counts when it is captured, or where it was made")]
    [InlineData(CountIn.Capture, 4, 0)]
    [InlineData(CountIn.Reservation, 0, 1)]
    public void Over_the_end_of_a_period(CountIn countIn, long counted, int corrections)
    {
        var account = OnPlan(Plan(meter: Sent())).At(February.Micros(-1));
        var hold = account.Seq(ReserveSent(4, countIn: countIn));
        account.At(February).WhenTimePasses();
        var turn = account.When(account.Commit(hold));
        Assert.Equal(counted, account.Counted("sent"));
        Assert.Equal(corrections, turn.Events<AccountEvent.PeriodClosed>().Count(closed => closed.Corrected));
    }
}
