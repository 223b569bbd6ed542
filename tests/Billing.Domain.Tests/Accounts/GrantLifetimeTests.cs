namespace Billing.Domain.Tests.Accounts;

public sealed class GrantLifetimeTests
{
    [Fact(DisplayName = "A6: with days:30 the account is empty on the last day of a month of 31")]
    public void Thirty_days_leave_a_gap()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:30"));
        account.At(Instant.OfDate(2026, 1, 31).Micros(-1)).Given(Debit(1));
        account.At(Instant.OfDate(2026, 1, 31)).When(Debit(1)).ThenShort();
        account.At(Instant.OfDate(2026, 2, 1).Micros(-1)).When(Debit(1)).ThenShort();
    }

    [Fact(DisplayName = "A6: with period_end there is no gap and no overlap")]
    public void Period_end_meets_the_next()
    {
        var (january, february) = (Instant.OfDate(2026, 1, 1), Instant.OfDate(2026, 2, 1));
        var account = Scenario.Opened().Given(
            Grant(5, expires: "period_end", from: january), Grant(7, expires: "period_end", from: february));
        account.At(february.Micros(-1)).Given(Debit(1));
        Assert.Equal(4, account.Settled());
        account.At(february).WhenTimePasses().ThenInTheLongRun(
            new AccountEvent.Expired(Emails, 2, 4), new AccountEvent.GrantActivated(Emails, 3, 7));
        Assert.Equal(7, account.Settled());
        Assert.Equal(Instant.OfDate(2026, 3, 1), account.State.NextDueAt);
    }

    [Fact(DisplayName = "A6: in February two grants of 30 days overlap, both live, the older first")]
    public void February_overlaps()
    {
        var february = Instant.OfDate(2026, 2, 1);
        var march = Instant.OfDate(2026, 3, 1);
        var account = Scenario.Opened().At(february).Given(Grant(5, expires: "days:30"))
            .At(march).Given(Grant(5, expires: "days:30"));
        Assert.Equal(10, account.Settled());
        var lines = account.When(Debit(6)).Answered<AccountEvent.Debited>().Lines;
        Assert.Equal([new GrantLine(3, 5), new GrantLine(5, 1)], lines.ToArray());
        account.At(Instant.OfDate(2026, 3, 3)).WhenTimePasses().Then();
    }

    [Fact(DisplayName = "A6: days:N is N times 24 hours from the effective time")]
    public void Days_count_from_effective()
    {
        var from = Day(10).Micros(123_456);
        var granted = Scenario.Opened().When(Grant(1, expires: "days:2", from: from)).Answered<AccountEvent.Granted>();
        Assert.Equal(from.Micros(2L * 24 * 3600 * 1_000_000), granted.Terms.ExpiresAt);
    }

    [Fact(DisplayName = "A6: period_end is the end of the period in which the grant becomes effective, not of today's")]
    public void Period_of_the_effective_time()
    {
        var granted = Scenario.Opened().When(Grant(1, expires: "period_end", from: Instant.OfDate(2026, 4, 30)));
        Assert.Equal(Instant.OfDate(2026, 5, 1), granted.Answered<AccountEvent.Granted>().Terms.ExpiresAt);
    }

    [Fact(DisplayName = "A6: never is never")]
    public void Never_has_no_end()
    {
        var account = Scenario.Opened().Given(Grant(1));
        account.At(Instant.OfDate(2030, 1, 1)).When(Debit(1)).Answered<AccountEvent.Debited>();
    }

    [Fact(DisplayName = "A7: a top-up stacks: each grant keeps its own units and window")]
    public void Top_ups_stack()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:10"), Debit(2))
            .At(Day(3)).Given(Grant(5, expires: "days:10"), Grant(100));
        Assert.Equal(108, account.Settled());
        Assert.Equal([3, 5, 100], account.Remaining());
        Assert.Equal(
            [Day(11), Day(13), null], account.Balance()!.Grants.Select(grant => grant.Terms.ExpiresAt));
    }

    [Fact(DisplayName = "A7: the end of a cycle's grant and the next one leave top-ups alone")]
    public void Renewal_leaves_top_ups()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "period_end"), Grant(9));
        account.At(Instant.OfDate(2026, 2, 1)).Given(Grant(5, expires: "period_end"));
        Assert.Equal([9, 5], account.Remaining());
    }

    [Fact(DisplayName = "A10: a grant made at the instant another ends is not part of that end")]
    public void At_the_same_instant_as_an_expiry()
    {
        var account = Scenario.Opened().Given(Grant(5, expires: "days:3"));
        var command = Grant(7, expires: "days:3");
        var turn = account.At(Day(4)).When(command);
        turn.Then(
            new AccountEvent.Expired(Emails, 2, 5),
            new AccountEvent.Granted(
                Emails, 7, new GrantTerms(Day(4), Day(7), 50, GrantCategory.Paid), GrantOrigin.Direct, false, 0, command.Asked));
        Assert.Equal(7, account.Settled());
    }

    [Fact(DisplayName = "A10: a grant at the instant a period starts belongs to the new period")]
    public void At_the_start_of_a_period()
    {
        var february = Instant.OfDate(2026, 2, 1);
        var account = Scenario.Opened().At(february);
        var granted = account.When(Grant(5, expires: "period_end")).Answered<AccountEvent.Granted>();
        Assert.Equal(Instant.OfDate(2026, 3, 1), granted.Terms.ExpiresAt);
        Assert.False(granted.Scheduled);
        account.Given(Count("m", 2));
        Assert.Equal(2, account.Counted("m"));
    }
}
