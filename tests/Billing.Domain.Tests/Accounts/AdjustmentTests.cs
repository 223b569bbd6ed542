namespace Billing.Domain.Tests.Accounts;

public sealed class AdjustmentTests
{
    [Theory(DisplayName = "H4: an adjustment without a reason is refused")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Needs_a_reason(string? reason)
    {
        var account = Scenario.Opened().Given(Grant(5));
        account.When(Adjust(1, reason: reason)).ThenInvalid("reason");
        account.When(Adjust(-1, reason: reason)).ThenInvalid("reason");
        account.When(Adjust(-9, force: true, reason: reason)).ThenInvalid("reason");
    }

    [Theory(DisplayName = "H4: an adjustment without an actor is refused")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Needs_an_actor(string? actor) =>
        Assert.NotNull(Scenario.Opened().When(Adjust(1, actor: actor)).Result.Refusal);

    [Fact(DisplayName = "H4: reason and actor are in the entry")]
    public void Reason_and_actor_are_kept()
    {
        var command = Adjust(5, reason: "goodwill", actor: "ops@acme");
        var entry = Assert.Single(Scenario.Opened().When(command).Entries);
        Assert.Equal(new Note("goodwill", "ops@acme", null), entry.Note);
        Assert.Equal(command.Key, entry.Key);
    }

    [Fact(DisplayName = "H4: what an administrator gives never expires")]
    public void Given_credits_last()
    {
        var account = Scenario.Opened().When(Adjust(5)).Result.State;
        var grant = Assert.Single(account.Credit("emails")!.Grants);
        Assert.Equal((2, 5, 5, true), (grant.Seq, grant.Amount, grant.Remaining, grant.Active));
        Assert.Equal(new GrantTerms(Day(1), null, 50, GrantCategory.Promotional), grant.Terms);
    }

    [Fact(DisplayName = "H4: a negative adjustment takes from the grants in burn order")]
    public void Takes_in_burn_order()
    {
        var account = Scenario.Opened().Given(Grant(3), Grant(4));
        account.When(Adjust(-5)).Then(new AccountEvent.Adjusted(
            Emails, -5, [new GrantLine(2, 3), new GrantLine(3, 2)], 0, false, 0));
        Assert.Equal([2], account.Remaining());
    }

    [Fact(DisplayName = "H4: an adjustment overdraws only with force")]
    public void Overdraws_only_with_force()
    {
        var account = Scenario.Opened().Given(Grant(3));
        var refusal = account.When(Adjust(-5)).ThenShort();
        Assert.Equal(("emails", "3", "5"), (refusal.CreditType, refusal.Available, refusal.Required));
        account.When(Adjust(-5, force: true)).Then(
            new AccountEvent.Adjusted(Emails, -5, [new GrantLine(2, 3)], 2, true, 0));
        Assert.Equal((-2, 2, 0), (account.Settled(), account.Deficit(), account.Balance()!.Available));
        account.When(Adjust(-1)).ThenShort();
        account.Given(Adjust(-1, force: true));
        Assert.Equal((-3, 3), (account.Settled(), account.Deficit()));
    }

    [Fact(DisplayName = "H4: force on an account that never held the type makes a deficit")]
    public void Overdraws_from_nothing()
    {
        var account = Scenario.Opened();
        account.When(Adjust(-1)).ThenShort();
        account.Given(Adjust(-4, force: true));
        Assert.Equal((-4, 4), (account.Settled(), account.Deficit()));
        account.When(Debit(1)).ThenShort();
        account.When(Debit(1, partial: true)).ThenShort();
    }

    [Fact(DisplayName = "H4: the next grant repays a deficit, and only its rest can be spent")]
    public void The_next_grant_repays()
    {
        var account = Scenario.Opened().Given(Adjust(-4, force: true));
        var turn = account.When(Grant(10));
        Assert.Equal(4, turn.Answered<AccountEvent.Granted>().Repays);
        Assert.Equal(Describe.Of(new AccountEvent.DeficitRepaid(Emails, 3, 4)), Describe.Of(turn.Entries[1].Event));
        Assert.Equal([(-4L, 6L), (6L, 6L)], turn.Entries.Select(entry => (entry.BalanceBefore, entry.BalanceAfter)));
        Assert.Null(turn.Entries[1].Key);
        Assert.Equal((6, 0), (account.Settled(), account.Deficit()));
        Assert.Equal([6], account.Remaining());
    }

    [Theory(DisplayName = "H4: a deficit larger than the grant swallows it whole")]
    [InlineData(3, -1, 1)]
    [InlineData(4, 0, 0)]
    public void A_larger_deficit_swallows_the_grant(long granted, long settled, long deficit)
    {
        var account = Scenario.Opened().Given(Adjust(-4, force: true), Grant(granted, expires: "days:1"));
        Assert.Equal((settled, deficit), (account.Settled(), account.Deficit()));
        Assert.Empty(account.Remaining());
        Assert.Equal(MonthOf(Day(1)).End, account.State.NextDueAt);
    }

    [Fact(DisplayName = "H4: a positive adjustment repays a deficit too")]
    public void A_positive_adjustment_repays()
    {
        var account = Scenario.Opened().Given(Adjust(-4, force: true));
        account.When(Adjust(6)).Then(
            new AccountEvent.Adjusted(Emails, 6, [], 0, false, 4), new AccountEvent.DeficitRepaid(Emails, 3, 4));
        Assert.Equal([2], account.Remaining());
    }

    [Fact(DisplayName = "H4: a deficit of one credit type is not repaid by another")]
    public void Deficits_stay_in_their_type()
    {
        var account = Scenario.Opened().Given(Adjust(-4, force: true), Grant(10, Usd));
        Assert.Equal((-4, 10), (account.Settled(), account.Settled(Usd)));
    }

    [Fact(DisplayName = "H4: force takes nothing more when the balance covers the amount")]
    public void Force_is_no_more_than_permission()
    {
        var account = Scenario.Opened().Given(Grant(9), Adjust(-9, force: true));
        Assert.Equal((0, 0), (account.Settled(), account.Deficit()));
    }
}
