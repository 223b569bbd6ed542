namespace Billing.Domain.Tests.Accounts;

public sealed class MeteredUsageTests
{
    private static readonly Period January = MonthOf(Day(1));
    private static readonly Period February = MonthOf(Day(32));

    private static Units Q(long value, byte precision = 0) => new(value, precision);

    [Fact(DisplayName = "A3: metered usage charges and counts in one entry")]
    public void Charges_and_counts()
    {
        var account = Scenario.Opened().Given(Grant(10));
        account.When(Meter("sent", Q(3), 2)).Then(new AccountEvent.Debited(
            Emails, 6, 6, [new GrantLine(2, 6)], 0, new MeteredUsage("sent", Q(3), 3, 0, 0, 2, January, 3), false, null));
        account.When(Meter("sent", Q(1), 2)).Then(new AccountEvent.Debited(
            Emails, 2, 2, [new GrantLine(2, 2)], 0, new MeteredUsage("sent", Q(1), 1, 0, 0, 2, January, 4), false, null));
        Assert.Equal(4, account.Counted("sent"));
    }

    [Fact(DisplayName = "A3: usage that is refused counts nothing")]
    public void Refused_usage_counts_nothing()
    {
        var account = Scenario.Opened().Given(Grant(5), Meter("sent", Q(1), 2));
        account.When(Meter("sent", Q(2), 2)).ThenShort();
        account.When(Meter("other", Q(2), 2)).ThenShort();
        Assert.Equal(1, account.Counted("sent"));
        Assert.Single(account.State.Counters);
    }

    // The meter's precision, quantity and price for a whole, the credits there are; what is counted and charged.
    [Theory(DisplayName = "A3: partial metered usage counts only what was paid, in whole smallest units")]
    [InlineData(0, 10, 3, 10, 3, 9)]
    [InlineData(0, 10, 3, 3, 1, 3)]
    [InlineData(0, 10, 3, 29, 9, 27)]
    [InlineData(0, 10, 3, 30, 10, 30)]
    [InlineData(0, 10, 3, 31, 10, 30)]
    [InlineData(1, 25, 10, 7, 7, 7)]
    [InlineData(2, 150, 100, 149, 149, 149)]
    [InlineData(2, 150, 300, 449, 149, 447)]
    [InlineData(3, 2500, 7000, 6999, 999, 6993)]
    public void Partial_counts_what_was_paid(
        byte precision, long quantity, long unitCost, long credits, long counted, long charged)
    {
        var account = Scenario.Opened().Given(Grant(credits));
        var turn = account.When(Meter("m", Q(quantity, precision), unitCost, partial: true));
        var debited = turn.Answered<AccountEvent.Debited>();
        Assert.Equal(charged, debited.Amount);
        Assert.Equal(quantity * unitCost / Units.Scale(precision), debited.Requested);
        Assert.Equal(new MeteredUsage("m", Q(counted, precision), quantity, 0, 0, unitCost, January, counted), debited.Usage);
        Assert.Equal(credits - charged, account.Settled());
        Assert.Equal(counted, account.Counted("m"));
    }

    [Theory(DisplayName = "A3: partial metered usage that cannot pay one smallest unit is refused and writes nothing")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Less_than_one_unit_is_refused(long credits)
    {
        var account = Scenario.Opened().Given(Grant(10), Debit(10 - credits));
        account.When(Meter("m", Q(5), 3, partial: true)).ThenShort();
        Assert.Empty(account.State.Counters);
    }

    [Fact(DisplayName = "A3: partial usage of the largest amounts does not overflow")]
    public void Partial_of_the_largest()
    {
        const long max = Units.MaxCommandUnits;
        var account = Scenario.Opened().Given(Grant(max - 1));
        var debited = account.When(Meter("m", Q(max), 1, partial: true)).Answered<AccountEvent.Debited>();
        Assert.Equal((max - 1, max - 1), (debited.Amount, debited.Usage!.Quantity.Value));
    }

    [Fact(DisplayName = "D15: the rate of the time is in the entry")]
    public void The_rate_is_recorded()
    {
        var account = Scenario.Opened().Given(Grant(10), Meter("m", Q(1), 2), Meter("m", Q(1), 3));
        Assert.Equal([2, 3], account.Ledger.Select(entry => entry.Event).OfType<AccountEvent.Debited>()
            .Select(debited => debited.Usage!.UnitCost!.Value));
    }

    [Fact(DisplayName = "A3: a meter that only counts needs no credits and moves no balance")]
    public void Count_only()
    {
        var account = Scenario.Opened();
        var turn = account.When(Count("seen", 15, 1));
        turn.Then(new AccountEvent.Debited(
            null, 0, 0, [], 0, new MeteredUsage("seen", Q(15, 1), 15, 0, 0, null, January, 15), false, null));
        Assert.Equal((0, 0), (turn.Entries[0].BalanceBefore, turn.Entries[0].BalanceAfter));
        Assert.Empty(account.State.Credits);
        Assert.Equal(15, account.Counted("seen"));
    }

    [Fact(DisplayName = "D1: counters start again at the turn of the month, usage at the end is the next period's")]
    public void Counters_turn_with_the_month()
    {
        var account = Scenario.Opened().At(February.Start.Micros(-1)).Given(Count("m", 5), Count("n", 7));
        var turn = account.At(February.Start).When(Count("m", 2));
        Assert.Equal(new MeteredUsage("m", Q(2), 2, 0, 0, null, February, 2), turn.Answered<AccountEvent.Debited>().Usage);
        Assert.Equal(2, account.Counted("m"));
        Assert.Equal(0, account.Counted("n"));
        Assert.Equal(7, turn.Entries.Select(entry => entry.Event).OfType<AccountEvent.PeriodClosed>()
            .Single().Counters.Single(counter => counter.Meter == "n").Count.Value);
        Assert.Equal(0, account.Counted("unknown"));
    }

    [Fact(DisplayName = "D1: usage is counted in the period of the decision, whatever time its caller names")]
    public void Occurred_at_does_not_choose_the_period()
    {
        var account = Scenario.Opened().At(Day(33));
        var turn = account.When(Count("m", 2) with { OccurredAt = Day(2) });
        var debited = turn.Answered<AccountEvent.Debited>();
        Assert.Equal(Day(2), debited.OccurredAt);
        Assert.Equal(February, debited.Usage!.Period);
        Assert.Equal(Day(33), turn.Result.Answer!.At);
    }

    [Fact(DisplayName = "C11: a counter never turns negative, however much it counted")]
    public void Counters_do_not_overflow()
    {
        var usage = new MeteredUsage("m", Q(Account.MaxSettledUnits - 10), 1, 0, 0, null, January, Account.MaxSettledUnits - 10);
        var account = Scenario.Opened().GivenEntry(new AccountEvent.Debited(null, 0, 0, [], 0, usage, false, null));
        account.Given(Count("m", 10));
        account.When(Count("m", 1)).ThenInvalid("quantity");
        Assert.Equal(Account.MaxSettledUnits, account.Counted("m"));
    }
}
