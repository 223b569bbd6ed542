using System.Text.Json;
using Billing.Contracts.Payments;

namespace Billing.Grains.Provider;

/// <summary>Reads an invoice of any API version (SEMANTICS E10).</summary>
internal static class InvoiceReader
{
    /// <summary>The subscription that it belongs to, or null.</summary>
    public static string? SubscriptionOf(JsonElement from) =>
        from.Id("parent.subscription_details.subscription")
        ?? from.Id("subscription")
        ?? from.Items("lines").Select(line =>
            line.Id("parent.subscription_item_details.subscription") ?? line.Id("subscription")).FirstOrDefault(id => id is not null);

    /// <summary>Whether it is paid; what is paid with nothing counts too (SEMANTICS D10).</summary>
    public static bool IsPaid(JsonElement from) => from.Text("status") is { } status ? status == "paid" : from.Flag("paid");

    /// <summary>What a paid invoice says.</summary>
    /// <param name="from">The invoice.</param>
    /// <param name="subscription">Its subscription as it is now: whose period counts where no line is a period's.</param>
    /// <param name="meteredPrices">Prices that bill usage: their lines are of the period before.</param>
    /// <returns>Null where no line names a price.</returns>
    public static InvoiceReport? Read(JsonElement from, SubscriptionReport subscription, HashSet<string> meteredPrices)
    {
        var lines = from.Items("lines").Where(line => PriceOf(line) is { } price && !meteredPrices.Contains(price)).ToList();
        // Of several periods on one invoice the newest is the one that begins.
        var period = lines.Where(line => !IsProration(line) && IsOfSubscription(line) && line.Moment("period.start") is not null)
            .OrderByDescending(line => line.Moment("period.start"))
            .Select(line => (JsonElement?)line)
            .FirstOrDefault();
        var change = lines.Where(line => IsProration(line) && line.Number("amount") >= 0).Select(line => (JsonElement?)line).LastOrDefault();
        if ((period ?? change) is not { } line)
            return null;
        return new InvoiceReport(
            from.Text("id") ?? "",
            subscription.Id,
            from.Text("billing_reason") ?? "",
            PriceOf(line)!,
            period?.Moment("period.start") ?? subscription.PeriodStart,
            period?.Moment("period.end") ?? subscription.PeriodEnd,
            from.Moment("status_transitions.paid_at") ?? from.Moment("created") ?? subscription.PeriodStart,
            from.Number("amount_paid") ?? 0,
            from.Text("currency") ?? "",
            PaymentOf(from));
    }

    /// <summary>The payment that paid it, or null where nothing had to be paid.</summary>
    public static string? PaymentOf(JsonElement from) =>
        from.Items("payments")
            .Where(payment => payment.Text("status") == "paid")
            .Select(payment => payment.Id("payment.payment_intent"))
            .FirstOrDefault(id => id is not null)
        ?? from.Id("payment_intent");

    private static string? PriceOf(JsonElement line) => line.Id("pricing.price_details.price") ?? line.Id("price");

    private static bool IsProration(JsonElement line) =>
        line.Flag("parent.subscription_item_details.proration")
        || line.Flag("parent.invoice_item_details.proration")
        || line.Flag("proration");

    private static bool IsOfSubscription(JsonElement line) =>
        (line.Text("parent.type") ?? line.Text("type")) is "subscription_item_details" or "subscription" or null;
}
