namespace Billing.Domain.Tests.Plans;

public sealed class RolloverTests
{
    private static readonly Instant February = Instant.OfDate(2026, 2, 1);

    private static Scenario Quarter(long credits, int max = 3, string window = "days:10") =>
        OnPlan(Plan(credits: credits, rollover: new RolloverTerms(25, max, Expiry.Read(window)!, null)));

    [Fact(DisplayName = "A8: of 400 unused at 25 % 100 roll over into a new grant and 300 expire")]
    public void A_quarter_rolls_over()
    {
        var account = Quarter(500).Given(Debit(100)).At(February);
        var turn = account.WhenTimePasses();
        var rolled = Assert.Single(turn.Events<AccountEvent.RolledOver>());
        Assert.Equal((100, 1, 3L), (rolled.Amount, rolled.Origin.RolloverCount, rolled.Origin.ParentSeq));
        Assert.Equal(new GrantTerms(February, February.AddHours(240), 50, GrantCategory.Paid), rolled.Terms);
        Assert.Equal(300, Assert.Single(turn.Events<AccountEvent.Expired>()).Amount);
        Assert.Equal(600, account.Settled());
    }

    [Fact(DisplayName = "A8: what rolls over is cut to whole units")]
    public void Shares_are_cut() =>
        Assert.Equal(24, Quarter(99).At(February).WhenTimePasses().Events<AccountEvent.RolledOver>().Single().Amount);

    [Fact(DisplayName = "A8: at the largest count the rest is forfeited")]
    public void Forfeited_at_the_largest_count()
    {
        var account = Quarter(400, max: 1).At(February);
        account.WhenTimePasses();
        var turn = account.At(February.AddHours(240)).WhenTimePasses();
        turn.Then(new AccountEvent.RolloverForfeited(Emails, turn.Events<AccountEvent.RolloverForfeited>()[0].GrantSeq, 100));
        Assert.Equal(400, account.Settled());
    }

    [Fact(DisplayName = "A8: reserved units do not roll over, and expire when they are free again")]
    public void Reserved_units_stay_behind()
    {
        var account = Quarter(500).At(February.Micros(-1));
        var hold = account.Seq(Reserve(100, 60));
        Assert.Equal(100, account.At(February).WhenTimePasses().Events<AccountEvent.RolledOver>().Single().Amount);
        Assert.Equal((700, 100), (account.Settled(), account.Balance()!.Reserved));
        var turn = account.When(account.Release(hold));
        Assert.Equal(100, Assert.Single(turn.Events<AccountEvent.Expired>()).Amount);
        Assert.Equal(600, account.Settled());
    }

    [Fact(DisplayName = "A9: ten missed cycles are turned one by one, each at its own moment")]
    public void Ten_missed_cycles()
    {
        var account = Quarter(400, max: 1, window: "days:20").GivenPlan(Plan(credits: 80, version: 2));
        var turn = account.At(Instant.OfDate(2026, 11, 1)).WhenTimePasses();
        Assert.Equal(10, turn.Events<AccountEvent.PeriodClosed>().Length);
        Assert.Equal(
            Enumerable.Range(2, 10).Select(month => Instant.OfDate(2026, month, 1)),
            turn.Entries.Where(entry => entry.Event is AccountEvent.PeriodClosed).Select(entry => entry.At));
        Assert.All(turn.Events<AccountEvent.Granted>(), granted => Assert.Equal(80, granted.Amount));
        Assert.Equal(10, turn.Events<AccountEvent.Granted>().Length);
        Assert.Single(turn.Events<AccountEvent.PlanChanged>());
        Assert.Equal(80, account.Settled());
    }

    [Fact(DisplayName = "A9: a scheduled change of plan takes over at the first of several missed turns")]
    public void A_scheduled_change_takes_over()
    {
        var small = Plan("small", credits: 5);
        var account = OnPlan(Plan(credits: 100)).GivenPlan(small).Given(SetPlan(small, atRenewal: true));
        var turn = account.At(Instant.OfDate(2026, 4, 1)).WhenTimePasses();
        Assert.Equal([5, 5, 5], turn.Events<AccountEvent.Granted>().Select(granted => granted.Amount));
        Assert.Equal("small", account.State.Plan.Terms!.Slug);
        Assert.Equal(5, account.Settled());
    }

    [Fact(DisplayName = "A10: a cycle's credits are not granted again by changes within the period")]
    public void Nothing_is_granted_within_a_period()
    {
        var account = OnPlan(Plan(credits: 100)).GivenPlan(Plan(credits: 900, version: 2));
        account.At(Day(5)).Given(Update(name: "New"), Grant(1));
        Assert.Equal(101, account.Settled());
    }

    [Fact(DisplayName = "A9: a test clock that goes forward three years turns every month on its way")]
    public void A_test_clock_turns_every_month()
    {
        var plan = Plan(credits: 10);
        var account = new Scenario().GivenPlan(plan).Given(Open(plan: plan, clock: new TestClock("c", Day(1))));
        var advance = new AccountCommand.AdvanceClock(Key(Operations.AdvanceClock), Note.None, "c", Instant.OfDate(2029, 1, 1));
        var turn = account.When(advance);
        Assert.Equal(36, turn.Events<AccountEvent.PeriodClosed>().Length);
        Assert.Equal(10, account.Settled());
        Assert.IsType<AccountEvent.ClockAdvanced>(turn.Result.Answer!.Event);
    }
}
