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
        if (read.CustomerId is { } customer && await links.Find(customer, cancel) is { } linked)
            return linked;
        if ((known ?? read.AccountId) is { } named)
            return named;
        if (read.CustomerId is not null)
            return await OfCustomer(read.CustomerId, cancel);
        if (read.InvoiceId is { } invoice)
            return await OfInvoice(invoice, cancel);
        var intent = read.PaymentIntentId;
        if (intent is null && read.ChargeId is { } charge)
            intent = (await client.Stripe.V1.Charges.GetAsync(charge, cancellationToken: cancel)).PaymentIntentId;
        return intent is null ? null : await OfPayment(intent, cancel);
    }

    // An invoice's payment names neither customer nor account; the invoice does.
    private async Task<string?> OfInvoice(string invoiceId, CancellationToken cancel)
    {
        var invoice = await client.Stripe.V1.Invoices.GetAsync(invoiceId, cancellationToken: cancel);
        return invoice.CustomerId is { } customer
            ? await links.Find(customer, cancel) ?? await OfCustomer(customer, cancel)
            : null;
    }

    // A refund or a dispute names neither customer nor account; its payment does.
    private async Task<string?> OfPayment(string intentId, CancellationToken cancel)
    {
        var intent = await client.Stripe.V1.PaymentIntents.GetAsync(intentId, cancellationToken: cancel);
        if (intent.CustomerId is { } customer && await links.Find(customer, cancel) is { } linked)
            return linked;
        return intent.Metadata?.GetValueOrDefault(Dealing.AccountKey)
            ?? (intent.CustomerId is { } unlinked ? await OfCustomer(unlinked, cancel) : null);
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
