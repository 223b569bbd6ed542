using Billing.Grains.Provider;
using Stripe;

namespace Billing.Grains.Inbox;

/// <summary>Finds the account that an event is about (SEMANTICS E6, E11).</summary>
public sealed class AccountFinder(CustomerLinks links, ProviderClient client)
{
    /// <summary>The account, or null where nobody knows one yet. A customer that was linked is believed before metadata.</summary>
    /// <exception cref="StripeException">Stripe was asked and did not answer.</exception>
    internal async Task<string?> Find(StripeEvent read, string? known, CancellationToken cancel)
    {
        var named = known ?? read.AccountId;
        if (read.CustomerId is not null || named is not null)
            return await Of(read.CustomerId, named, cancel);
        if (read.InvoiceId is { } invoice)
            return await OfInvoice(invoice, cancel);
        var intent = read.PaymentIntentId;
        if (intent is null && read.ChargeId is { } charge)
            intent = (await client.Stripe.V1.Charges.GetAsync(charge, cancellationToken: cancel)).PaymentIntentId;
        return intent is null ? null : await OfPayment(intent, cancel);
    }

    private async Task<string?> Of(string? customerId, string? named, CancellationToken cancel)
    {
        if (customerId is not null && await links.Find(customerId, cancel) is { } linked)
            return linked;
        return named ?? (customerId is null ? null : await OfCustomer(customerId, cancel));
    }

    // An invoice's payment names neither customer nor account; the invoice does.
    private async Task<string?> OfInvoice(string invoiceId, CancellationToken cancel)
    {
        var invoice = await client.Stripe.V1.Invoices.GetAsync(invoiceId, cancellationToken: cancel);
        return await Of(invoice.CustomerId, named: null, cancel);
    }

    // A refund or a dispute names neither customer nor account; its payment does.
    private async Task<string?> OfPayment(string intentId, CancellationToken cancel)
    {
        var intent = await client.Stripe.V1.PaymentIntents.GetAsync(intentId, cancellationToken: cancel);
        return await Of(intent.CustomerId, intent.Metadata?.GetValueOrDefault(Dealing.AccountKey), cancel);
    }

    private async Task<string?> OfCustomer(string customerId, CancellationToken cancel)
    {
        try
        {
            var customer = await client.Stripe.V1.Customers.GetAsync(customerId, cancellationToken: cancel);
            return customer.Metadata?.GetValueOrDefault(Dealing.AccountKey);
        }
        catch (StripeException fault) when (ProviderFaults.IsMissing(fault))
        {
            return null;
        }
    }
}
