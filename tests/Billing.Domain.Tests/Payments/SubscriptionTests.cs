using Billing.Domain.Payments;
using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Payments;

public sealed class SubscriptionTests
{
    private static readonly PlanTerms Free = Plan("free", credits: 100, meter: Sent());
    private static readonly PlanTerms Pro = Plan("pro", credits: 500, meter: Sent());
    private static readonly PlanTerms Max = Plan("max", credits: 900);
    private static readonly Period Tenth = new(Day(10), Instant.OfDate(2026, 2, 10));

    private static Scenario OnFree()
    {
        var account = new Scenario().GivenPlan(Free, byDefault: true).GivenPlan(Pro).GivenPlan(Max);
        return account.Given(Open(plan: Free)).At(Day(10).AddHours(1));
    }

    private static AccountCommand.SyncSubscription Told(
        PlanTerms? terms, SubscriptionStatus status = SubscriptionStatus.Active, string id = "sub_1") =>
        Money.Sync(Money.Subscription(id, status, terms?.Slug), terms, Free);

    [Fact(DisplayName = "D4: a subscription takes the plan over, its period is the account's, and the old one closes where it begins")]
    public void Takes_over()
    {
        var account = OnFree().Given(Send(3));
        var turn = account.When(Told(Pro));
        Assert.Equal(new Period(Day(1), Day(10)), Assert.Single(turn.Events<AccountEvent.PeriodClosed>()).Period);
        Assert.Equal(("pro", PlanSource.Subscription, Tenth), (account.State.Plan.Terms!.Slug, account.State.Plan.Source, account.State.Plan.Period));
        Assert.Empty(turn.Events<AccountEvent.Granted>());
        account.When(Told(Pro)).Then();
    }

    [Fact(DisplayName = "D10: a period grants when its invoice is paid, once, from the moment that the provider says")]
    public void Grants_when_paid()
    {
        var account = OnFree().Given(Told(Pro));
        var paidAt = Day(10).AddSeconds(60);
        var turn = account.When(Money.Invoice(Pro, Tenth, paidAt: paidAt));
        var grant = Assert.Single(turn.Events<AccountEvent.Granted>());
        Assert.Equal((500, paidAt, (Instant?)Tenth.End), (grant.Amount, grant.Terms.EffectiveAt, grant.Terms.ExpiresAt));
        Assert.Equal(turn.Result.Answer!.Seq, grant.Origin.ParentSeq);
        Assert.Equal(600, account.Settled());
    }

    [Fact(DisplayName = "D10: the account's own clock turns the period without a grant; the invoice brings it")]
    public void Renewal()
    {
        var account = OnFree().Given(Told(Pro), Money.Invoice(Pro, Tenth));
        var turned = account.At(Tenth.End.AddHours(2)).WhenTimePasses();
        Assert.Empty(turned.Events<AccountEvent.Granted>());
        var march = new Period(Tenth.End, Instant.OfDate(2026, 3, 10));
        Assert.Equal(march, account.State.Plan.Period);
        account.Given(Money.Invoice(Pro, march, InvoiceReason.Cycle, invoice: "in_2"));
        Assert.Equal(500, account.Settled());
    }

    [Theory(DisplayName = "D7: an upgrade grants the difference when it is paid, in whatever order the invoices are told of")]
    [InlineData(true)]
    [InlineData(false)]
    public void Upgrade(bool inOrder)
    {
        var account = OnFree().Given(Told(Pro));
        var begin = Money.Invoice(Pro, Tenth);
        var update = Money.Invoice(Max, Tenth, InvoiceReason.Update, invoice: "in_2");
        account.Given(inOrder ? [begin, Told(Max), update] : [Told(Max), update, begin]);
        Assert.Equal("max", account.State.Plan.Terms!.Slug);
        Assert.Equal(900 + 100, account.Settled());
    }

    [Theory(DisplayName = "D9, D11: without a live subscription the account falls to the default plan")]
    [InlineData(SubscriptionStatus.Canceled)]
    [InlineData(SubscriptionStatus.Unpaid)]
    [InlineData(SubscriptionStatus.IncompleteExpired)]
    [InlineData(SubscriptionStatus.Paused)]
    public void Falls(SubscriptionStatus status)
    {
        var account = OnFree().Given(Told(Pro), Grant(50), Money.Invoice(Pro, Tenth)).At(Day(12));
        account.Given(Told(Pro, status));
        Assert.Equal(("free", PlanSource.Default), (account.State.Plan.Terms!.Slug, account.State.Plan.Source));
        Assert.Equal(new Period(Day(12), Instant.OfDate(2026, 2, 1)), account.State.Plan.Period);
        Assert.Equal(650, account.Settled());
    }

    [Fact(DisplayName = "D11: past due keeps the plan")]
    public void Past_due()
    {
        var account = OnFree().Given(Told(Pro), Told(Pro, SubscriptionStatus.PastDue));
        Assert.Equal("pro", account.State.Plan.Terms!.Slug);
    }

    [Fact(DisplayName = "E5: a subscription that has ended does not come back")]
    public void Terminal()
    {
        var account = OnFree().Given(Told(Pro), Told(Pro, SubscriptionStatus.Canceled));
        account.When(Told(Pro)).Then();
        Assert.Equal("free", account.State.Plan.Terms!.Slug);
        account.Given(Told(Max, id: "sub_2"));
        Assert.Equal("max", account.State.Plan.Terms!.Slug);
    }

    [Fact(DisplayName = "D9, D13: another subscription changes nothing while the account's own lives, dead or alive")]
    public void Another()
    {
        var account = OnFree().Given(Told(Pro));
        account.When(Told(Max, SubscriptionStatus.Canceled, "sub_0")).Then();
        account.When(Told(Max, id: "sub_2")).Then();
        Assert.True(Subscribing.IsOneTooMany(account.State, Told(Max, id: "sub_2").Subscription));
        Assert.False(Subscribing.IsOneTooMany(account.State, Told(Pro).Subscription));
    }

    [Fact(DisplayName = "D12: an unknown price keeps the plan and is on record")]
    public void Unmapped()
    {
        var account = OnFree();
        var turn = account.When(Told(null));
        Assert.Null(turn.Answered<AccountEvent.SubscriptionChanged>().Subscription.Plan);
        Assert.Single(turn.Entries);
        Assert.Equal(("free", PlanSource.Manual), (account.State.Plan.Terms!.Slug, account.State.Plan.Source));
    }

    [Fact(DisplayName = "D13: a metered subscription decides the period, never the plan")]
    public void Metered()
    {
        var account = OnFree().Given(Money.Sync(Money.Subscription("sub_m", plan: null, metered: true), null, Free));
        Assert.Equal(("free", PlanSource.Manual, Tenth), (account.State.Plan.Terms!.Slug, account.State.Plan.Source, account.State.Plan.Period));
        account.Given(Money.BuyPlan());
    }

    [Fact(DisplayName = "D10: an invoice of a subscription that the account does not know waits for it")]
    public void Unknown_subscription() =>
        OnFree().When(Money.Invoice(Pro, Tenth)).ThenRefused(RefusalCodes.SubscriptionNotFound);

    [Fact(DisplayName = "D5: periods follow the subscription's anchor, and a trial's end where it is none")]
    public void Cycles()
    {
        var trial = Money.Subscription(start: Day(10), end: Day(24), status: SubscriptionStatus.Trialing);
        var account = OnFree().Given(Money.Sync(trial, Pro, Free));
        Assert.Equal(new Period(Day(10), Day(24)), account.State.Plan.Period);
        account.At(Day(24)).WhenTimePasses();
        Assert.Equal(new Period(Day(24), Instant.OfDate(2026, 2, 24)), account.State.Plan.Period);
    }

    [Fact(DisplayName = "D10: an invoice that is told of after its period grants what has ended, and the next one grants in full")]
    public void Late_invoice()
    {
        var account = OnFree().Given(Told(Pro)).At(Tenth.End.AddHours(1));
        account.Given(Money.Invoice(Pro, Tenth));
        Assert.Equal(0, account.Settled());
        account.Given(Money.Invoice(Pro, new Period(Tenth.End, Instant.OfDate(2026, 3, 10)), InvoiceReason.Cycle, invoice: "in_2"));
        Assert.Equal(500, account.Settled());
    }
}
