using Billing.Api.AccountPlans;
using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>How an account stands with Stripe.</summary>
/// <param name="Account">The account.</param>
/// <param name="Seq">The last entry that this includes.</param>
/// <param name="CustomerId">Stripe's name of it, or null.</param>
/// <param name="Plan">Its plan and period.</param>
/// <param name="Subscription">The subscription that decides the plan, or the last one that did, or null.</param>
/// <param name="Metered">The subscription that only bills usage, or null.</param>
/// <param name="Checkouts">Checkouts that may still bring money.</param>
/// <param name="AutoRecharge">How it tops itself up, or null.</param>
internal sealed record SubscriptionAnswer(
    string Account,
    long Seq,
    string? CustomerId,
    PlanStateAnswer Plan,
    SubscriptionLine? Subscription,
    SubscriptionLine? Metered,
    IReadOnlyList<CheckoutAnswer> Checkouts,
    RechargeAnswer? AutoRecharge)
{
    public static SubscriptionAnswer Of(PaymentsView view) => new(
        view.Account,
        view.Seq,
        view.CustomerId,
        PlanStateAnswer.Of(view.Plan),
        view.Subscription is { } plan ? SubscriptionLine.Of(plan) : null,
        view.Metered is { } metered ? SubscriptionLine.Of(metered) : null,
        [.. view.Checkouts.Select(checkout => CheckoutAnswer.Of(view.Account, view.Seq, checkout))],
        view.Recharge is { } recharge ? RechargeAnswer.Of(view, recharge) : null);
}

/// <summary>A subscription.</summary>
internal sealed record SubscriptionLine(
    string Id, string Status, string? Plan, string PriceId, PeriodSpan Period, bool CancelAtPeriodEnd, DateTime? CancelAt)
{
    public static SubscriptionLine Of(SubscriptionView view) => new(
        view.Id,
        view.Status,
        view.Plan,
        view.PriceId,
        new PeriodSpan(view.PeriodStart, view.PeriodEnd),
        view.IsLive && view.CancelAt == view.PeriodEnd,
        view.CancelAt);
}
