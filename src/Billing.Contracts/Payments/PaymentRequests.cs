namespace Billing.Contracts.Payments;

/// <summary>Begins a checkout.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Purpose"><c>plan</c> or <c>top_up</c>.</param>
/// <param name="Code">The plan's slug or the package's id.</param>
[GenerateSerializer, Alias("billing.start_checkout"), Immutable]
public sealed record StartCheckoutRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] string Purpose, [property: Id(2)] string Code)
{
    /// <summary>Where the customer lands after paying; part of the request that a key stands for.</summary>
    [Id(3)]
    public string? SuccessUrl { get; init; }

    /// <summary>Where the customer lands without paying.</summary>
    [Id(4)]
    public string? CancelUrl { get; init; }
}

/// <summary>The provider has a page for a checkout.</summary>
/// <param name="CheckoutId"><c>co_…</c>.</param>
/// <param name="SessionId">The provider's session.</param>
/// <param name="Url">Where the customer pays.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
[GenerateSerializer, Alias("billing.open_checkout"), Immutable]
public sealed record OpenCheckoutRequest(
    [property: Id(0)] string CheckoutId,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string Url,
    [property: Id(3)] DateTime ExpiresAt);

/// <summary>What the provider says of a checkout session.</summary>
/// <param name="CheckoutId"><c>co_…</c>, from the session's metadata.</param>
/// <param name="SessionId">The provider's name of it.</param>
/// <param name="Result"><c>open</c>, <c>paid</c>, <c>pending</c>, <c>failed</c> or <c>expired</c>.</param>
/// <param name="AmountMinor">What it came to, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PaymentIntentId">The payment, or null.</param>
/// <param name="SubscriptionId">The subscription that it began, or null.</param>
[GenerateSerializer, Alias("billing.session_report"), Immutable]
public sealed record SessionReport(
    [property: Id(0)] string CheckoutId,
    [property: Id(1)] string SessionId,
    [property: Id(2)] string Result,
    [property: Id(3)] long AmountMinor,
    [property: Id(4)] string Currency,
    [property: Id(5)] string? PaymentIntentId,
    [property: Id(6)] string? SubscriptionId);

/// <summary>What the provider says of a subscription.</summary>
/// <param name="Id">The provider's name of it.</param>
/// <param name="Status">The provider's word.</param>
/// <param name="PriceId">Its licensed price, or the metered one where there is no other.</param>
/// <param name="PeriodStart">Its current period, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="Anchor">Where its periods begin, UTC.</param>
/// <param name="CancelAt">When it will end, UTC, or null.</param>
/// <param name="EndedAt">When it ended, UTC, or null.</param>
/// <param name="IsMetered">Whether it only bills usage (SEMANTICS D13).</param>
[GenerateSerializer, Alias("billing.subscription_report"), Immutable]
public sealed record SubscriptionReport(
    [property: Id(0)] string Id,
    [property: Id(1)] string Status,
    [property: Id(2)] string PriceId,
    [property: Id(3)] DateTime PeriodStart,
    [property: Id(4)] DateTime PeriodEnd,
    [property: Id(5)] DateTime Anchor,
    [property: Id(6)] DateTime? CancelAt,
    [property: Id(7)] DateTime? EndedAt,
    [property: Id(8)] bool IsMetered);

/// <summary>A paid invoice of a subscription.</summary>
/// <param name="InvoiceId">The provider's name of it.</param>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="BillingReason">The provider's word, such as <c>subscription_cycle</c>.</param>
/// <param name="PriceId">The price of its licensed line that is no proration.</param>
/// <param name="PeriodStart">That line's period, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="PaidAt">When it was paid, UTC.</param>
/// <param name="AmountMinor">What was paid, in the currency's smallest unit; 0 counts too (SEMANTICS D10).</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PaymentIntentId">The payment, or null where nothing had to be paid.</param>
[GenerateSerializer, Alias("billing.invoice_report"), Immutable]
public sealed record InvoiceReport(
    [property: Id(0)] string InvoiceId,
    [property: Id(1)] string SubscriptionId,
    [property: Id(2)] string BillingReason,
    [property: Id(3)] string PriceId,
    [property: Id(4)] DateTime PeriodStart,
    [property: Id(5)] DateTime PeriodEnd,
    [property: Id(6)] DateTime PaidAt,
    [property: Id(7)] long AmountMinor,
    [property: Id(8)] string Currency,
    [property: Id(9)] string? PaymentIntentId);

/// <summary>What went back of a payment.</summary>
/// <param name="PaymentRef">The business fact behind the payment.</param>
/// <param name="PaidMinor">What had been paid, in the currency's smallest unit.</param>
/// <param name="RefundedMinor">What has been refunded of it so far.</param>
[GenerateSerializer, Alias("billing.refund_report"), Immutable]
public sealed record RefundReport(
    [property: Id(0)] string PaymentRef, [property: Id(1)] long PaidMinor, [property: Id(2)] long RefundedMinor);

/// <summary>How a dispute stands.</summary>
/// <param name="PaymentRef">The business fact behind the payment.</param>
/// <param name="DisputeId">The provider's name of it.</param>
/// <param name="Result"><c>open</c>, <c>won</c> or <c>lost</c>.</param>
/// <param name="PaidMinor">What had been paid, in the currency's smallest unit.</param>
/// <param name="DisputedMinor">What it is about.</param>
[GenerateSerializer, Alias("billing.dispute_report"), Immutable]
public sealed record DisputeReport(
    [property: Id(0)] string PaymentRef,
    [property: Id(1)] string DisputeId,
    [property: Id(2)] string Result,
    [property: Id(3)] long PaidMinor,
    [property: Id(4)] long DisputedMinor);

/// <summary>Says how the account tops itself up.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Clear">Whether it does so no more.</param>
/// <param name="Package">The package to buy, or null with <paramref name="Clear"/>.</param>
/// <param name="Threshold">Decimal text: below this a charge is made.</param>
/// <param name="Target">Decimal text: up to this; null for one package above the threshold.</param>
/// <param name="MaxPerPeriod">The most charges within a period; null for 10.</param>
/// <param name="CooldownSeconds">The least time between two; null for 60.</param>
/// <param name="MaxFailures">After so many failures in a row it is disabled; null for 3.</param>
[GenerateSerializer, Alias("billing.set_recharge"), Immutable]
public sealed record SetRechargeRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] bool Clear,
    [property: Id(2)] string? Package,
    [property: Id(3)] string? Threshold,
    [property: Id(4)] string? Target,
    [property: Id(5)] int? MaxPerPeriod,
    [property: Id(6)] int? CooldownSeconds,
    [property: Id(7)] int? MaxFailures);

/// <summary>What the provider says of an automatic charge.</summary>
/// <param name="RechargeId"><c>rc_…</c>.</param>
/// <param name="Result"><c>paid</c>, <c>pending</c>, <c>requires_action</c> or <c>failed</c>.</param>
/// <param name="PaymentIntentId">The provider's name of it, or null.</param>
/// <param name="Reason">The provider's code of a failure, or null.</param>
/// <param name="AmountMinor">What was paid, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
[GenerateSerializer, Alias("billing.recharge_report"), Immutable]
public sealed record RechargeReport(
    [property: Id(0)] string RechargeId,
    [property: Id(1)] string Result,
    [property: Id(2)] string? PaymentIntentId,
    [property: Id(3)] string? Reason,
    [property: Id(4)] long AmountMinor,
    [property: Id(5)] string Currency);
