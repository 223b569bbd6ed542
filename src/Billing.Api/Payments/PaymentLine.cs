using Billing.Contracts.Payments;

namespace Billing.Api.Payments;

/// <summary>Money that arrived.</summary>
internal sealed record PaymentLine(
    string Id,
    string Kind,
    DateTime At,
    long AmountMinor,
    string Currency,
    string? Plan,
    string Status,
    string? PaymentIntentId,
    string? InvoiceId,
    string? SubscriptionId,
    long Seq)
{
    public static PaymentLine Of(PaymentView payment) => new(
        payment.Id,
        payment.Kind,
        payment.At,
        payment.AmountMinor,
        payment.Currency,
        payment.Plan,
        payment.Use,
        payment.PaymentIntentId,
        payment.InvoiceId,
        payment.SubscriptionId,
        payment.Seq);
}
