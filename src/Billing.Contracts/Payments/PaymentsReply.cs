using System.Collections.Immutable;
using Billing.Contracts.Accounts;

namespace Billing.Contracts.Payments;

/// <summary>The answer about an account's payments.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="View">How the account stands afterwards, or null.</param>
/// <param name="Entry">The entry that carries the answer, or null where nothing had to change.</param>
/// <param name="Replayed">Whether an earlier call made the entry.</param>
[GenerateSerializer, Alias("billing.payments_reply"), Immutable]
public sealed record PaymentsReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] PaymentsView? View,
    [property: Id(2)] EntryReply? Entry,
    [property: Id(3)] bool Replayed) : IReply
{
    /// <summary>The checkout that the call was about, or null.</summary>
    [Id(4)]
    public CheckoutView? Checkout { get; init; }

    /// <summary>What is left to do with the provider, or <see cref="PaymentAction.None"/>; doing it twice does no harm.</summary>
    [Id(5)]
    public PaymentAction Action { get; init; }
}

/// <summary>What the caller of a payment method has to do with the provider.</summary>
[GenerateSerializer, Alias("billing.payment_action")]
public enum PaymentAction
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Refund the payment: another one paid the same (SEMANTICS D13).</summary>
    Refund = 1,

    /// <summary>Cancel the subscription at once and refund its first invoice: the account has another one (SEMANTICS D13).</summary>
    CancelSubscription = 2,
}

/// <summary>How an account stands with its payment provider.</summary>
/// <param name="Account">Its id.</param>
/// <param name="Seq">The last ledger entry that this view includes.</param>
/// <param name="Now">Its present: real time, or its test clock's, UTC.</param>
/// <param name="Email">Contact, or null.</param>
/// <param name="Name">Display name, or null.</param>
/// <param name="TestClock">The test clock that it lives by, or null.</param>
/// <param name="CustomerId">Its name at the provider, or null.</param>
/// <param name="Plan">Its plan and period.</param>
/// <param name="Subscription">The subscription that decides its plan, or the last one that did, or null.</param>
/// <param name="Metered">The subscription that only bills usage, or null.</param>
/// <param name="Checkouts">Checkouts that may still bring money.</param>
/// <param name="Recharge">How it tops itself up, or null.</param>
[GenerateSerializer, Alias("billing.payments"), Immutable]
public sealed record PaymentsView(
    [property: Id(0)] string Account,
    [property: Id(1)] long Seq,
    [property: Id(2)] DateTime Now,
    [property: Id(3)] string? Email,
    [property: Id(4)] string? Name,
    [property: Id(5)] string? TestClock,
    [property: Id(6)] string? CustomerId,
    [property: Id(7)] PlanStateReply Plan,
    [property: Id(8)] SubscriptionView? Subscription,
    [property: Id(9)] SubscriptionView? Metered,
    [property: Id(10)] ImmutableArray<CheckoutView> Checkouts,
    [property: Id(11)] RechargeView? Recharge);

/// <summary>A subscription.</summary>
/// <param name="Id">The provider's name of it.</param>
/// <param name="Status">The provider's word: <c>active</c>, <c>trialing</c>, <c>past_due</c>, <c>canceled</c> ...</param>
/// <param name="PriceId">Its price.</param>
/// <param name="Plan">The plan's slug, or null where no plan names the price.</param>
/// <param name="PeriodStart">Its current period, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="CancelAt">When it will end, UTC, or null.</param>
/// <param name="IsLive">Whether it gives its plan: active, trialing or past due.</param>
[GenerateSerializer, Alias("billing.subscription"), Immutable]
public sealed record SubscriptionView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] string PriceId,
    [property: Id(3)] string? Plan,
    [property: Id(4)] DateTime PeriodStart,
    [property: Id(5)] DateTime PeriodEnd,
    [property: Id(6)] DateTime? CancelAt,
    [property: Id(7)] bool IsLive);

/// <summary>A checkout.</summary>
/// <param name="Id"><c>co_…</c>.</param>
/// <param name="Purpose"><c>plan</c> or <c>top_up</c>.</param>
/// <param name="Code">The plan's slug or the package's id.</param>
/// <param name="AmountMinor">What it costs, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PriceId">The provider's price that sells it, or null.</param>
/// <param name="Status"><c>started</c>, <c>open</c>, <c>pending</c>, <c>paid</c>, <c>expired</c>, <c>failed</c>, <c>subscribed</c> or <c>mismatched</c>.</param>
/// <param name="SessionId">The provider's session, or null before there is one.</param>
/// <param name="Url">Where the customer pays, or null.</param>
/// <param name="ExpiresAt">Until when, UTC, or null.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="Supersedes">The provider's session that it takes the place of and that must be expired there, or null.</param>
/// <param name="OutgoingKey">The idempotency key of the call that makes the session (SEMANTICS B7).</param>
[GenerateSerializer, Alias("billing.checkout"), Immutable]
public sealed record CheckoutView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Purpose,
    [property: Id(2)] string Code,
    [property: Id(3)] long AmountMinor,
    [property: Id(4)] string Currency,
    [property: Id(5)] string? PriceId,
    [property: Id(6)] string Status,
    [property: Id(7)] string? SessionId,
    [property: Id(8)] string? Url,
    [property: Id(9)] DateTime? ExpiresAt,
    [property: Id(10)] DateTime StartedAt,
    [property: Id(11)] string? Supersedes,
    [property: Id(12)] string OutgoingKey)
{
    /// <summary>For people: the plan's or the package's name.</summary>
    [Id(13)]
    public string Name { get; init; } = "";

    /// <summary>The credits of a package, or null for a plan.</summary>
    [Id(14)]
    public string? CreditType { get; init; }

    /// <summary>How many of them, bonus included, or null for a plan.</summary>
    [Id(15)]
    public Amount? Credits { get; init; }
}

/// <summary>How an account tops itself up.</summary>
/// <param name="CreditType">The credit type.</param>
/// <param name="Threshold">Below this a charge is made.</param>
/// <param name="Target">Up to this, in whole packages.</param>
/// <param name="Package">The package that is bought.</param>
/// <param name="MaxPerPeriod">The most charges within a period.</param>
/// <param name="CooldownSeconds">The least time between two.</param>
/// <param name="MaxFailures">After so many failures in a row it is disabled.</param>
/// <param name="Status"><c>idle</c>, <c>charging</c>, <c>requires_action</c>, <c>waiting</c> or <c>disabled</c>.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="CountInPeriod">Charges begun in the current period.</param>
/// <param name="NotBefore">Before when no other charge begins, UTC, or null.</param>
/// <param name="InFlight">The charge under way, or null.</param>
[GenerateSerializer, Alias("billing.recharge"), Immutable]
public sealed record RechargeView(
    [property: Id(0)] string CreditType,
    [property: Id(1)] Amount Threshold,
    [property: Id(2)] Amount Target,
    [property: Id(3)] string Package,
    [property: Id(4)] int MaxPerPeriod,
    [property: Id(5)] int CooldownSeconds,
    [property: Id(6)] int MaxFailures,
    [property: Id(7)] string Status,
    [property: Id(8)] int Failures,
    [property: Id(9)] int CountInPeriod,
    [property: Id(10)] DateTime? NotBefore,
    [property: Id(11)] RechargeChargeView? InFlight);

/// <summary>An automatic charge under way.</summary>
/// <param name="Id"><c>rc_…</c>.</param>
/// <param name="Packs">How many packages.</param>
/// <param name="AmountMinor">What they cost, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PaymentIntentId">The provider's name of it, or null.</param>
/// <param name="StartedAt">When it began, UTC.</param>
/// <param name="OutgoingKey">The idempotency key of the call that makes the payment (SEMANTICS B7).</param>
[GenerateSerializer, Alias("billing.recharge_charge"), Immutable]
public sealed record RechargeChargeView(
    [property: Id(0)] string Id,
    [property: Id(1)] int Packs,
    [property: Id(2)] long AmountMinor,
    [property: Id(3)] string Currency,
    [property: Id(4)] string? PaymentIntentId,
    [property: Id(5)] DateTime StartedAt,
    [property: Id(6)] string OutgoingKey);

/// <summary>Which payments a page holds.</summary>
/// <param name="BeforeSeq">Only payments before this entry, or null.</param>
/// <param name="Limit">1 to 100.</param>
[GenerateSerializer, Alias("billing.payment_query"), Immutable]
public sealed record PaymentQuery([property: Id(0)] long? BeforeSeq, [property: Id(1)] int Limit);

/// <summary>A page of payments.</summary>
[GenerateSerializer, Alias("billing.payment_page"), Immutable]
public sealed record PaymentPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<PaymentView> Payments,
    [property: Id(2)] bool HasMore);

/// <summary>Money that arrived.</summary>
/// <param name="Id"><c>py_…</c>.</param>
/// <param name="Kind"><c>top_up</c>, <c>subscription</c> or <c>recharge</c>.</param>
/// <param name="Ref">The business fact behind it.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="AmountMinor">How much, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Plan">The plan's slug, or null.</param>
/// <param name="PaymentIntentId">The provider's name of it, or null.</param>
/// <param name="InvoiceId">The invoice, or null.</param>
/// <param name="SubscriptionId">The subscription, or null.</param>
/// <param name="Use"><c>accepted</c>, <c>duplicate</c> or <c>mismatched</c>.</param>
/// <param name="Seq">Its ledger entry.</param>
[GenerateSerializer, Alias("billing.payment"), Immutable]
public sealed record PaymentView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Ref,
    [property: Id(3)] DateTime At,
    [property: Id(4)] long AmountMinor,
    [property: Id(5)] string Currency,
    [property: Id(6)] string? Plan,
    [property: Id(7)] string? PaymentIntentId,
    [property: Id(8)] string? InvoiceId,
    [property: Id(9)] string? SubscriptionId,
    [property: Id(10)] string Use,
    [property: Id(11)] long Seq);
