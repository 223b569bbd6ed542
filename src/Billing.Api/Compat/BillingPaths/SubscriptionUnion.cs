using System.Text.Json.Serialization;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>GET /billing/subscription: Ampout's fields, and PushMail's under <c>data</c>.</summary>
internal sealed record SubscriptionUnion(
    PlanFacts? Plan,
    [property: JsonPropertyName("current_period")] PeriodFacts CurrentPeriod,
    [property: JsonPropertyName("stripe_subscription_id")] string? StripeSubscriptionId,
    [property: JsonPropertyName("stripe_customer_id")] string? StripeCustomerId,
    SubscriptionPage Data);

/// <summary>The account's plan.</summary>
/// <param name="Slug">Its stable name.</param>
/// <param name="Name">For people.</param>
/// <param name="Tier">Its place among the plans.</param>
/// <param name="MonthlyLimit">Sends a period, or null for no limit.</param>
internal sealed record PlanFacts(
    string Slug, string? Name, int? Tier, [property: JsonPropertyName("monthly_limit")] ExactNumber? MonthlyLimit);

/// <summary>The current period.</summary>
/// <param name="Start">Its first moment.</param>
/// <param name="End">Its last second (SEMANTICS D1).</param>
/// <param name="SendsCount">Sends in it; null where the catalog does not say what a send is.</param>
internal sealed record PeriodFacts(
    DateTime Start, DateTime End, [property: JsonPropertyName("sends_count")] ExactNumber? SendsCount);

/// <summary>The plan, what pays for it and what else there is.</summary>
/// <param name="Plan">The account's plan, or null for none.</param>
/// <param name="PlanStatus">
/// Stripe's word for its subscription; <c>active</c> for a plan without one, <c>none</c> for no plan.
/// </param>
/// <param name="CreditBalanceCents">What can be spent, in whole cents; null where no credit type is money.</param>
/// <param name="Subscription">The subscription that decides the plan, or the last that did, or null.</param>
/// <param name="Invoices">The last ten.</param>
/// <param name="InvoicesKnown">False while Stripe does not tell them, and the list is empty for that.</param>
/// <param name="RecentPayments">The last ten.</param>
/// <param name="AvailablePlans">Plans that are offered, lowest tier first.</param>
internal sealed record SubscriptionPage(
    PlanCard? Plan,
    string PlanStatus,
    long? CreditBalanceCents,
    SubscriptionCard? Subscription,
    IReadOnlyList<InvoiceCard> Invoices,
    bool InvoicesKnown,
    IReadOnlyList<PaymentCard> RecentPayments,
    IReadOnlyList<PlanCard> AvailablePlans);

/// <summary>A plan as a price page shows it.</summary>
/// <param name="Id">What POST /billing/checkout takes as <c>planId</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="MonthlyPriceCents">0 for a free one, null for one that is not paid by the month.</param>
/// <param name="IncludedEmails">Sends a period that cost nothing more.</param>
/// <param name="Features">Lines of text.</param>
internal sealed record PlanCard(
    string Id, string? Name, long? MonthlyPriceCents, ExactNumber IncludedEmails, IReadOnlyList<string> Features);

/// <summary>A subscription; times are seconds since 1970, the end the period's own (SEMANTICS D1).</summary>
internal sealed record SubscriptionCard(
    string Id, string Status, long CurrentPeriodStart, long CurrentPeriodEnd, bool CancelAtPeriodEnd);

/// <summary>An invoice; times are seconds since 1970.</summary>
internal sealed record InvoiceCard(
    string? Id,
    string? Number,
    string? Status,
    long AmountDueCents,
    long AmountPaidCents,
    string? Currency,
    long CreatedAt,
    string? HostedInvoiceUrl,
    string? InvoicePdf);

/// <summary>Money that arrived; the time is in seconds since 1970.</summary>
internal sealed record PaymentCard(
    string Id, string Type, string Status, long AmountCents, string Currency, long CreatedAt, string? PaymentIntentId);
