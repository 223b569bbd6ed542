using System.Text.Json;

namespace Billing.Api.Compat.Organizations;

/// <summary>The invoice of the current month; null where there is no usage.</summary>
internal sealed record CurrentInvoiceAnswer(InvoiceFacts? Invoice)
{
    public static CurrentInvoiceAnswer Of(JsonElement body)
    {
        var invoice = body.GetProperty("invoice");
        return new CurrentInvoiceAnswer(invoice.ValueKind == JsonValueKind.Null ? null : InvoiceFacts.Of(invoice));
    }
}

/// <summary>A page of invoices, newest first.</summary>
internal sealed record InvoicesAnswer(IReadOnlyList<InvoiceFacts> Invoices, bool HasMore, string? NextCursor)
{
    public static InvoicesAnswer Of(JsonElement page) => new(
        [.. page.GetProperty("data").EnumerateArray().Select(InvoiceFacts.Of)],
        page.GetProperty("has_more").GetBoolean(),
        page.GetProperty("next_cursor").GetString());
}

/// <summary>An invoice.</summary>
/// <param name="Id">Stripe's name of it.</param>
/// <param name="AmountDue">In the currency's smallest unit.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Status"><c>draft</c>, <c>open</c>, <c>paid</c>, <c>uncollectible</c> or <c>void</c>.</param>
/// <param name="PeriodStart">Seconds since 1970.</param>
/// <param name="PeriodEnd">The last second of the period: one before its end (SEMANTICS D1).</param>
/// <param name="HostedInvoiceUrl">Its page at Stripe; null for a draft.</param>
internal sealed record InvoiceFacts(
    string? Id,
    long AmountDue,
    string? Currency,
    string? Status,
    long PeriodStart,
    long PeriodEnd,
    string? HostedInvoiceUrl)
{
    public static InvoiceFacts Of(JsonElement invoice) => new(
        invoice.GetProperty("id").GetString(),
        invoice.GetProperty("amount_due").GetInt64(),
        invoice.GetProperty("currency").GetString(),
        invoice.GetProperty("status").GetString(),
        Seconds(invoice, "period_start"),
        Seconds(invoice, "period_end") - 1,
        invoice.GetProperty("hosted_invoice_url").GetString());

    private static long Seconds(JsonElement invoice, string name) =>
        invoice.GetProperty(name).GetDateTimeOffset().ToUnixTimeSeconds();
}
