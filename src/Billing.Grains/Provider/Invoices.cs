using System.Text.Json;
using Billing.Contracts.Payments;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>The account's invoices at Stripe.</summary>
internal static class Invoices
{
    private const int MostAtOnce = 100;

    /// <summary>A page of them, newest first; empty without a customer.</summary>
    public static async Task<string> List(Dealing with, ProviderCall call)
    {
        if ((await with.View()).CustomerId is not { } customer)
            return ProviderJson.Page<Invoice>([], false, invoice => invoice.Id, (_, _) => { });
        var page = await with.Stripe.Invoices.ListAsync(new InvoiceListOptions
        {
            Customer = customer,
            Limit = Math.Clamp(call.Limit ?? 50, 1, MostAtOnce),
            StartingAfter = call.Text,
        });
        return ProviderJson.Page(page.Data, page.HasMore, invoice => invoice.Id, Write);
    }

    /// <summary>What the next invoice would say now; null where there is no subscription, or nothing to pay.</summary>
    public static async Task<string> Current(Dealing with)
    {
        var view = await with.View();
        var live = new[] { view.Subscription, view.Metered }.FirstOrDefault(one => one is { IsLive: true });
        if (live is null)
            return Body(null);
        var preview = await with.Stripe.Invoices.CreatePreviewAsync(new InvoiceCreatePreviewOptions { Subscription = live.Id });
        return Body(preview.AmountDue == 0 ? null : preview);
    }

    /// <summary>An invoice's own fields.</summary>
    public static void Write(Utf8JsonWriter json, Invoice invoice)
    {
        json.WriteString("id", invoice.Id);
        json.WriteString("number", invoice.Number);
        json.WriteString("status", invoice.Status);
        json.WriteNumber("amount_due", invoice.AmountDue);
        json.WriteNumber("amount_paid", invoice.AmountPaid);
        json.WriteNumber("total", invoice.Total);
        json.WriteString("currency", invoice.Currency);
        json.WriteMoment("created", invoice.Created);
        json.WriteMoment("period_start", invoice.PeriodStart);
        json.WriteMoment("period_end", invoice.PeriodEnd);
        json.WriteString("hosted_invoice_url", invoice.HostedInvoiceUrl);
        json.WriteString("invoice_pdf", invoice.InvoicePdf);
    }

    private static string Body(Invoice? invoice) => ProviderJson.Object(json =>
    {
        if (invoice is null)
        {
            json.WriteNull("invoice");
            return;
        }
        json.WriteStartObject("invoice");
        Write(json, invoice);
        json.WriteEndObject();
    });
}
