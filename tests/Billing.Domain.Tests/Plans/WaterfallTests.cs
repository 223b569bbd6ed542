namespace Billing.Domain.Tests.Plans;

public sealed class WaterfallTests
{
    private static readonly Instant February = Instant.OfDate(2026, 2, 1);

    [Fact(DisplayName = "D2: a hard limit admits what stays within it and nothing more")]
    public void A_hard_limit()
    {
        var account = OnPlan(Plan(meter: Sent(limit: 10, mode: LimitMode.Hard))).Given(Send(8));
        var refusal = account.When(Send(3)).ThenRefused(RefusalCodes.PlanLimitReached);
        Assert.Equal(("10", "8", MonthOf(Day(1))), (refusal.Limit!.Limit, refusal.Limit.Count, refusal.Limit.Period));
        Assert.Equal(2, account.When(Send(3, partial: true)).Answered<AccountEvent.Debited>().Usage!.Quantity.Value);
        account.When(Send(1)).ThenRefused(RefusalCodes.PlanLimitReached);
    }

    [Fact(DisplayName = "D2: a soft limit admits any amount while the count is below it")]
    public void A_soft_limit()
    {
        var account = OnPlan(Plan(meter: Sent(limit: 10, mode: LimitMode.Soft))).Given(Send(9), Send(50));
        account.When(Send(1)).ThenRefused(RefusalCodes.PlanLimitReached);
        Assert.Equal(59, account.Counted("sent"));
    }

    [Fact(DisplayName = "D3: denied attempts change no counter")]
    public void Denials_count_nothing()
    {
        var account = OnPlan(Plan(meter: Sent(limit: 10, mode: LimitMode.Hard))).Given(Send(10));
        for (var i = 0; i < 5; i++)
            account.When(Send(1)).ThenRefused(RefusalCodes.PlanLimitReached);
        Assert.Equal(10, account.Counted("sent"));
    }

    [Fact(DisplayName = "D14: with 3 included left 10 cost 3 included and 7 times the rate, in one entry")]
    public void Included_first_then_credits()
    {
        var account = OnPlan(Plan(meter: Sent(included: 5, rate: 2))).Given(Grant(14), Send(2));
        var debited = account.When(Send(10)).Answered<AccountEvent.Debited>();
        Assert.Equal((14, 3, 0), (debited.Amount, debited.Usage!.Included, debited.Usage.Overage));
        Assert.Equal((0, 12), (account.Settled(), account.Counted("sent")));
    }

    [Fact(DisplayName = "D14: where credits are short for the rest nothing is consumed, and the reasons are in order")]
    public void Short_for_the_rest()
    {
        var account = OnPlan(Plan(meter: Sent(included: 5, rate: 2))).Given(Grant(13), Send(2), Reserve(1));
        var refusal = account.When(Send(10)).ThenShort();
        Assert.Equal(["included", "credits"], refusal.Reasons.Select(reason => reason.Rule));
        Assert.Equal((13, 2), (account.Settled(), account.Counted("sent")));
        account.Given(Grant(1));
        refusal = account.When(Send(10)).ThenShort();
        Assert.Equal(["included", "credits", "hold"], refusal.Reasons.Select(reason => reason.Rule));
    }

    [Fact(DisplayName = "D15: overage of a period is summed when it closes; without usage there is none")]
    public void Overage_is_summed()
    {
        var account = OnPlan(Plan(meter: Sent(included: 5, overage: OverageMode.Bill))).Given(Send(4), Send(4), Send(2));
        var turn = account.At(February).WhenTimePasses();
        Assert.Equal(new AccountEvent.OverageCounted("sent", new Units(5, 0), MonthOf(Day(1))),
            Assert.Single(turn.Events<AccountEvent.OverageCounted>()));
        Assert.Empty(account.At(Instant.OfDate(2026, 3, 1)).WhenTimePasses().Events<AccountEvent.OverageCounted>());
    }

    [Fact(DisplayName = "D15: a period that a change of plan cuts short loses no overage")]
    public void A_cut_period_keeps_its_overage()
    {
        var account = OnPlan(Plan(meter: Sent(overage: OverageMode.Bill))).Given(Send(4)).At(Day(9));
        var turn = account.When(SetPlan(Plan("other", periods: PeriodKind.Anchored)));
        Assert.Equal(4, Assert.Single(turn.Events<AccountEvent.OverageCounted>()).Quantity.Value);
        Assert.Equal(new Period(Day(1), Day(9)), Assert.Single(turn.Events<AccountEvent.PeriodClosed>()).Period);
    }
}
