namespace Billing.Domain.Tests.Plans;

public sealed class PlanChangeTests
{
    private static readonly Instant February = Instant.OfDate(2026, 2, 1);
    private static readonly PlanTerms Small = Plan("small", credits: 100);
    private static readonly PlanTerms Large = Plan("large", credits: 500);

    [Fact(DisplayName = "D4: a switch from calendar months closes the period at the switch and grants nothing twice")]
    public void A_switch_closes_the_calendar_period()
    {
        var account = OnPlan(Small).At(Day(9));
        var turn = account.When(SetPlan(Plan("anchored", credits: 100, periods: PeriodKind.Anchored)));
        Assert.Equal(new Period(Day(1), Day(9)), Assert.Single(turn.Events<AccountEvent.PeriodClosed>()).Period);
        Assert.Empty(turn.Events<AccountEvent.Granted>());
        Assert.Equal(new Period(Day(9), Instant.OfDate(2026, 2, 9)), account.State.Plan.Period);
    }

    [Fact(DisplayName = "D5: periods from 31 January end on 28 February, then on 31 March, over leap years and year ends")]
    public void Anchors_do_not_drift()
    {
        var cycle = new PlanCycle(Instant.OfDate(2027, 1, 31), 1);
        var period = cycle.PeriodAt(Instant.OfDate(2027, 1, 31));
        (int Year, int Month, int Day)[] ends = [(2027, 2, 28), (2027, 3, 31), (2027, 4, 30), (2027, 5, 31)];
        foreach (var (year, month, day) in ends)
        {
            Assert.Equal(Instant.OfDate(year, month, day), period.End);
            period = cycle.Next(period);
        }
        Assert.Equal(Instant.OfDate(2028, 1, 31), cycle.PeriodAt(Instant.OfDate(2028, 1, 30)).End);
        Assert.Equal(Instant.OfDate(2028, 2, 29), cycle.PeriodAt(Instant.OfDate(2028, 2, 1)).End);
        Assert.Equal(Instant.OfDate(2028, 3, 31), cycle.PeriodAt(Instant.OfDate(2028, 2, 29)).End);
    }

    [Fact(DisplayName = "D6: each period that ends leaves a record, one without usage too")]
    public void Every_period_leaves_a_record()
    {
        var account = OnPlan(Plan(meter: Sent())).Given(Send(3));
        var closed = account.At(Instant.OfDate(2026, 3, 1)).WhenTimePasses().Events<AccountEvent.PeriodClosed>();
        Assert.Equal([1, 0], closed.Select(period => period.Counters.Length));
        Assert.Equal([MonthOf(Day(1)), MonthOf(February)], closed.Select(period => period.Period));
    }

    [Theory(DisplayName = "D7: an upgrade in the middle of a period grants by its policy, and wipes nothing unused")]
    [InlineData(CreditPolicy.TopUpDifference, 400)]
    [InlineData(CreditPolicy.FullNew, 500)]
    [InlineData(CreditPolicy.Prorate, 200)]
    [InlineData(CreditPolicy.None, 0)]
    public void Policies(CreditPolicy policy, long more)
    {
        var account = OnPlan(Small).Given(Debit(30)).At(Day(16).AddHours(12));
        account.Given(SetPlan(Large, policy));
        Assert.Equal(70 + more, account.Settled());
    }

    [Theory(DisplayName = "D7: a plan changed back and forth grants nothing twice")]
    [InlineData(CreditPolicy.TopUpDifference, 500)]
    [InlineData(CreditPolicy.Prorate, 300)]
    [InlineData(CreditPolicy.None, 100)]
    public void Back_and_forth(CreditPolicy policy, long settled)
    {
        var account = OnPlan(Small).At(Day(16).AddHours(12));
        for (var i = 0; i < 3; i++)
            account.Given(SetPlan(Large, policy), SetPlan(Small, policy));
        Assert.Equal(settled, account.Settled());
    }

    [Fact(DisplayName = "D7: usage is kept, the period stays, and the new limit holds at once")]
    public void Usage_is_kept()
    {
        var account = OnPlan(Plan("a", meter: Sent(limit: 5, mode: LimitMode.Hard))).Given(Send(5)).At(Day(9));
        account.Given(SetPlan(Plan("b", meter: Sent(limit: 7, mode: LimitMode.Hard))), Send(2));
        account.When(Send(1)).ThenRefused(RefusalCodes.PlanLimitReached);
        Assert.Equal((7, MonthOf(Day(1))), (account.Counted("sent"), account.State.Plan.Period));
    }

    [Fact(DisplayName = "D8: a downgrade below usage leaves nothing and charges nothing for what was used before")]
    public void A_downgrade_below_usage()
    {
        var account = OnPlan(Plan("a", meter: Sent(included: 10, rate: 1))).Given(Grant(5), Send(8));
        account.Given(SetPlan(Plan("b", meter: Sent(included: 5, rate: 1))));
        Assert.Equal(5, account.Settled());
        account.Given(Send(1));
        Assert.Equal(4, account.Settled());
    }

    [Fact(DisplayName = "D9: a plan that ends keeps everything to the end; the default plan follows and bought credits survive")]
    public void The_default_plan_follows()
    {
        var account = OnPlan(Large).GivenPlan(Plan("free", credits: 3), byDefault: true).Given(Grant(40));
        account.Given(SetPlan(null, atRenewal: true));
        Assert.Equal(540, account.At(February.Micros(-1)).Settled());
        account.At(February).WhenTimePasses();
        Assert.Equal(("free", PlanSource.Default, 43L),
            (account.State.Plan.Terms!.Slug, account.State.Plan.Source, account.Settled()));
    }
}
