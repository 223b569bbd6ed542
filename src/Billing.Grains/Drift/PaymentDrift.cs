using Billing.Contracts.Drift;
using Billing.Contracts.Payments;
using Billing.Domain.Payments;
using Stripe;
using Stripe.Checkout;

namespace Billing.Grains.Drift;

/// <summary>Compares what was paid at Stripe in the last days with the payments that the account wrote.</summary>
internal sealed class PaymentDrift(IStripeClient stripe)
{
    private readonly SessionService _sessions = new(stripe);
    private readonly InvoiceService _invoices = new(stripe);

    /// <summary>Where they differ.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    /// <exception cref="HttpRequestException">Stripe cannot be reached.</exception>
    public async Task<List<DriftFinding>> Compare(DriftSubject subject, CancellationToken cancel)
    {
        var ours = await Ours(subject);
        var findings = new List<DriftFinding>();
        var created = new DateRangeOptions { GreaterThanOrEqual = subject.Since, LessThan = subject.Until };
        var sessions = new SessionListOptions
        {
            Customer = subject.CustomerId, Status = "complete", Created = created, Limit = 100,
        };
        await foreach (var session in _sessions.ListAutoPagingAsync(sessions, cancellationToken: cancel))
        {
            if (session.Mode == "payment" && session.PaymentStatus is "paid" or "no_payment_required"
                && session.Metadata?.GetValueOrDefault("checkout") is { } checkout)
            {
                var payment = ours.Find(one => one.Ref == PaymentRef.OfCheckout(checkout));
                Judge(subject, payment, session.Id, session.AmountTotal ?? 0, session.Currency, findings);
            }
        }
        var invoices = new InvoiceListOptions
        {
            Customer = subject.CustomerId, Status = "paid", Created = created, Limit = 100,
        };
        await foreach (var invoice in _invoices.ListAutoPagingAsync(invoices, cancellationToken: cancel))
        {
            if (IsOfPlan(subject, invoice))
            {
                var payment = ours.Find(one => one.InvoiceId == invoice.Id);
                Judge(subject, payment, invoice.Id, invoice.AmountPaid, invoice.Currency, findings);
            }
        }
        return findings;
    }

    // Invoices of a subscription that only bills usage, and one-off ones, are no payments of the account (SEMANTICS D10).
    private static bool IsOfPlan(DriftSubject subject, Invoice invoice) =>
        invoice.BillingReason is "subscription_create" or "subscription_cycle"
        && invoice.Parent?.SubscriptionDetails?.SubscriptionId is { } subscription
        && subscription != subject.View.Metered?.Id;

    private static void Judge(
        DriftSubject subject, PaymentView? ours, string id, long amountMinor, string currency, List<DriftFinding> findings)
    {
        var theirs = $"{id} {amountMinor} {currency}";
        if (ours is null)
            findings.Add(subject.Found("payment_missing", null, theirs));
        else if (ours.AmountMinor != amountMinor || ours.Currency != currency || ours.Use == "mismatched")
            findings.Add(subject.Found("payment_differs", $"{ours.Id} {ours.AmountMinor} {ours.Currency} {ours.Use}", theirs));
    }

    // A payment is written after the object at Stripe was made, at most by as long as a customer may take to pay it.
    private static async Task<List<PaymentView>> Ours(DriftSubject subject)
    {
        var found = new List<PaymentView>();
        long? before = null;
        while (true)
        {
            var page = await subject.Account.Payments(new PaymentQuery(before, 100));
            if (page.Error is { } error)
                throw new DriftUncheckedException($"the account does not answer: {error.Code}");
            found.AddRange(page.Payments);
            if (!page.HasMore || page.Payments.Length == 0 || page.Payments[^1].At < subject.Since)
                return found;
            before = page.Payments[^1].Seq;
        }
    }
}
