using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>A checkout session as the provider tells of it now.</summary>
/// <param name="SessionId">The provider's name of it.</param>
/// <param name="Result">How far it is.</param>
/// <param name="AmountMinor">What it came to, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PaymentIntentId">The payment, or null.</param>
/// <param name="SubscriptionId">The subscription that it began, or null.</param>
public sealed record SessionFacts(
    string SessionId, SessionResult Result, long AmountMinor, string Currency, string? PaymentIntentId, string? SubscriptionId);

/// <summary>How far a checkout session is.</summary>
public enum SessionResult
{
    /// <summary>The customer can pay.</summary>
    Open = 0,

    /// <summary>Complete and paid, or nothing had to be paid.</summary>
    Paid = 1,

    /// <summary>Complete; the money is on its way.</summary>
    Pending = 2,

    /// <summary>Complete, but the money did not come.</summary>
    Failed = 3,

    /// <summary>Nobody finished it in time.</summary>
    Expired = 4,
}

/// <summary>A paid invoice of a subscription, as the provider tells of it now.</summary>
/// <param name="InvoiceId">The provider's name of it.</param>
/// <param name="SubscriptionId">The subscription.</param>
/// <param name="Reason">Why it was made.</param>
/// <param name="PriceId">The price of its licensed line that is no proration.</param>
/// <param name="Period">That line's period; the subscription's current one where there is no such line.</param>
/// <param name="PaidAt">When it was paid.</param>
/// <param name="AmountMinor">What was paid, in the currency's smallest unit; 0 counts too.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="PaymentIntentId">The payment, or null where nothing had to be paid.</param>
public sealed record InvoiceFacts(
    string InvoiceId,
    string SubscriptionId,
    InvoiceReason Reason,
    string PriceId,
    Period Period,
    Instant PaidAt,
    long AmountMinor,
    string Currency,
    string? PaymentIntentId);

/// <summary>Why an invoice was made.</summary>
public enum InvoiceReason
{
    /// <summary>Something that grants nothing.</summary>
    Other = 0,

    /// <summary>The subscription began.</summary>
    Begin = 1,

    /// <summary>A period began.</summary>
    Cycle = 2,

    /// <summary>The subscription changed within its period.</summary>
    Update = 3,
}

/// <summary>What went back of a payment, as the provider tells of it now.</summary>
/// <param name="PaymentRef">The payment, see <see cref="Payments.PaymentRef"/>.</param>
/// <param name="PaidMinor">What had been paid, more than 0.</param>
/// <param name="RefundedMinor">What has been refunded of it so far (SEMANTICS E7: cumulative).</param>
public sealed record RefundFacts(string PaymentRef, long PaidMinor, long RefundedMinor);

/// <summary>A dispute about a payment, as the provider tells of it now.</summary>
/// <param name="PaymentRef">The payment.</param>
/// <param name="DisputeId">The provider's name of it.</param>
/// <param name="Result">How it stands.</param>
/// <param name="PaidMinor">What had been paid, more than 0.</param>
/// <param name="DisputedMinor">What the dispute is about.</param>
public sealed record DisputeFacts(
    string PaymentRef, string DisputeId, DisputeResult Result, long PaidMinor, long DisputedMinor);

/// <summary>How a dispute stands.</summary>
public enum DisputeResult
{
    /// <summary>Undecided.</summary>
    Open = 0,

    /// <summary>The money stays, or came back.</summary>
    Won = 1,

    /// <summary>The money is gone.</summary>
    Lost = 2,
}

/// <summary>An automatic charge as the provider tells of it now.</summary>
/// <param name="Result">How it stands.</param>
/// <param name="PaymentIntentId">The provider's name of it, or null.</param>
/// <param name="Reason">The provider's code of a failure, or null.</param>
/// <param name="AmountMinor">What was paid, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
public sealed record RechargeFacts(
    RechargeResult Result, string? PaymentIntentId, string? Reason, long AmountMinor, string Currency);

/// <summary>How an automatic charge stands.</summary>
public enum RechargeResult
{
    /// <summary>It is under way.</summary>
    Pending = 0,

    /// <summary>The money has come.</summary>
    Paid = 1,

    /// <summary>It waits for the customer.</summary>
    RequiresAction = 2,

    /// <summary>It failed.</summary>
    Failed = 3,
}
