using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>Money that arrived.</summary>
/// <param name="Kind">What it was for.</param>
/// <param name="SourceSeq">The checkout or recharge, or null for an invoice.</param>
/// <param name="PaymentIntentId">The provider's name of the payment, or null where nothing had to be paid.</param>
/// <param name="InvoiceId">The invoice, or null.</param>
/// <param name="SubscriptionId">The subscription, or null.</param>
/// <param name="Plan">The plan's slug, or null.</param>
/// <param name="Period">What period of the subscription it pays for, or null.</param>
/// <param name="AmountMinor">How much, in the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Use">What became of it.</param>
public sealed record PaymentFacts(
    PaymentKind Kind,
    long? SourceSeq,
    string? PaymentIntentId,
    string? InvoiceId,
    string? SubscriptionId,
    string? Plan,
    Period? Period,
    long AmountMinor,
    string Currency,
    PaymentUse Use);

/// <summary>What a payment was for. The numbers are hashed and never change.</summary>
public enum PaymentKind
{
    /// <summary>A package, through a checkout.</summary>
    TopUp = 0,

    /// <summary>A period of a subscription.</summary>
    Subscription = 1,

    /// <summary>An automatic top-up.</summary>
    Recharge = 2,
}

/// <summary>What became of a payment. The numbers are hashed and never change.</summary>
public enum PaymentUse
{
    /// <summary>It counts; what it pays for is granted.</summary>
    Accepted = 0,

    /// <summary>It pays what another checkout paid already, and goes back (SEMANTICS D13).</summary>
    Duplicate = 1,

    /// <summary>Its figures are not those of the checkout; an operator must look (SEMANTICS E12).</summary>
    Mismatched = 2,
}

/// <summary>Why credits are taken back. The numbers are hashed and never change.</summary>
public enum ClawbackCause
{
    /// <summary>The money was given back.</summary>
    Refund = 0,

    /// <summary>A dispute was lost.</summary>
    Dispute = 1,
}
