namespace Billing.Domain.Tests.Reversals;

public sealed class ReversalTests
{
    [Fact(DisplayName = "H3: a reversal gives back to the grants that paid, last payer first, never more than was taken")]
    public void To_the_grants_that_paid()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4));
        var debit = account.Seq(Debit(6));
        account.Given(account.Reverse(debit, 4));
        Assert.Equal([1, 4], account.Remaining());
        account.When(account.Reverse(debit, 3)).ThenRefused(RefusalCodes.ExceedsOriginal);
        account.Given(account.Reverse(debit));
        Assert.Equal([3, 4], account.Remaining());
        account.When(account.Reverse(debit)).ThenRefused(RefusalCodes.ExceedsOriginal);
    }

    [Fact(DisplayName = "H3: a reversal, a grant or an unknown entry cannot be reversed")]
    public void Only_usage()
    {
        var account = Scenario.Opened().Given(Grant(3));
        var reversal = account.Seq(account.Reverse(account.Seq(Debit(2))));
        account.When(account.Reverse(reversal)).ThenInvalid("entry");
        account.When(account.Reverse(2)).ThenInvalid("entry");
        account.When(account.Reverse(99)).ThenRefused(RefusalCodes.EntryNotFound);
    }

    [Theory(DisplayName = "H3: what an expired or voided grant paid expires again, unless it is issued anew")]
    [InlineData(false, null, 0)]
    [InlineData(false, 7, 5)]
    [InlineData(true, null, 0)]
    [InlineData(true, 7, 5)]
    public void Of_a_grant_that_is_over(bool voided, int? days, long settled)
    {
        var account = Scenario.Opened().Given(Grant(9, until: Day(3)));
        var debit = account.Seq(Debit(5));
        account.At(Day(voided ? 2 : 3));
        if (voided)
            account.Given(account.Void(2));
        var turn = account.When(account.Reverse(debit, reissueDays: days));
        Assert.Equal(days is null ? 1 : 0, turn.Events<AccountEvent.Expired>().Count(expired => expired.Amount == 5));
        Assert.Equal(settled, account.Settled());
        if (days is not null)
            Assert.Equal(account.State.LastAt.AddHours(24 * 7), account.Balance()!.Grants[0].Terms.ExpiresAt);
    }

    [Fact(DisplayName = "H3: what a grant paid that rolled over since expires again")]
    public void Of_a_grant_that_rolled_over()
    {
        var rollover = new RolloverTerms(50, 2, new Expiry.Never(), null);
        var account = OnPlan(Plan(credits: 10, rollover: rollover));
        var debit = account.Seq(Debit(4));
        account.At(Instant.OfDate(2026, 2, 1)).WhenTimePasses();
        var before = account.Settled();
        Assert.Single(account.When(account.Reverse(debit)).Events<AccountEvent.Expired>());
        Assert.Equal((13, 13), (before, account.Settled()));
    }

    [Fact(DisplayName = "H3: what was owed is given back first, and repays what is still owed")]
    public void Of_a_debt()
    {
        var account = Scenario.Opened().Given(Grant(4));
        var capture = account.Seq(account.Commit(account.Seq(Reserve(4)), 10));
        account.Given(account.Reverse(capture, 5));
        Assert.Equal((-1, 1), (account.Settled(), account.Deficit()));
        account.Given(account.Reverse(capture));
        Assert.Equal((4, 0), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "H3: metered usage is taken back from the counter of its period if that is the current one")]
    public void The_counter_of_the_current_period()
    {
        var account = OnPlan(Plan(meter: Sent(included: 3, rate: 2))).Given(Grant(20));
        var usage = account.Seq(Send(8));
        account.Given(account.Reverse(usage, 6));
        Assert.Equal((20, 2), (account.Settled(), account.Counted("sent")));
        account.At(Instant.OfDate(2026, 2, 1)).Given(Send(4));
        var reversed = account.When(account.Reverse(usage)).Answered<AccountEvent.Reversed>();
        Assert.Equal((false, 4L), (reversed.Usage!.IsCurrent, account.Counted("sent")));
    }

    [Fact(DisplayName = "H4: a void takes what nothing holds, once, and pinned units end with their hold")]
    public void A_void()
    {
        var account = Scenario.Opened().Given(Grant(10));
        var hold = account.Seq(Reserve(4));
        account.When(account.Void(2)).Then(new AccountEvent.Voided(Emails, 2, 6, true));
        account.When(account.Void(2)).Then();
        Assert.Equal(1, account.When(account.Capture(hold, 1)).Answered<AccountEvent.Captured>().Amount);
        Assert.Equal(3, Assert.Single(account.When(account.Release(hold)).Events<AccountEvent.Expired>()).Amount);
        account.When(account.Void(2)).Then();
        account.When(account.Void(99)).ThenRefused(RefusalCodes.GrantNotFound);
    }
}
