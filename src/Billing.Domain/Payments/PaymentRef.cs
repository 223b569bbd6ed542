using System.Globalization;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>
/// The business fact behind a payment, as text: the key under which it stands in the ledger, so that every event that tells of it
/// has one effect (SEMANTICS E3).
/// </summary>
public static class PaymentRef
{
    /// <summary>A package bought through a checkout of ours.</summary>
    public static string OfCheckout(string checkoutId) => $"checkout:{checkoutId}";

    /// <summary>An automatic top-up.</summary>
    public static string OfRecharge(string rechargeId) => $"recharge:{rechargeId}";

    /// <summary>A period of a subscription (SEMANTICS D4: subscription and period start).</summary>
    public static string OfPeriod(string subscriptionId, Instant periodStart) => string.Create(
        CultureInfo.InvariantCulture, $"period:{subscriptionId}:{periodStart.UnixMicros / 1_000_000}");

    /// <summary>A change of plan within a period, paid by an invoice of its own.</summary>
    public static string OfUpdate(string invoiceId) => $"update:{invoiceId}";
}
