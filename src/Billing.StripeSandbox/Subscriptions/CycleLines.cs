using System.Globalization;
using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.Meters;
using Billing.StripeSandbox.Prices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>
/// The lines that a subscription's periods put on invoices: licensed items in advance, metered ones after.
/// </summary>
internal static class CycleLines
{
    /// <summary>The lines of the first invoice; a trial costs nothing.</summary>
    public static IEnumerable<JsonObject> First(JsonObject subscription)
    {
        var isTrial = subscription.MaybeNumber("trial_end") is not null;
        return Ahead(subscription, SubscriptionRecord.PeriodStart(subscription),
            SubscriptionRecord.PeriodEnd(subscription), isTrial);
    }

    /// <summary>Licensed items, paid for a period that begins.</summary>
    public static IEnumerable<JsonObject> Ahead(JsonObject subscription, long start, long end, bool isFree = false)
    {
        foreach (var item in subscription.Items("items.data").Where(item => !SubscriptionItems.IsMetered(item)))
        {
            var quantity = item.Number("quantity");
            var amount = isFree ? 0 : Tiers.Cost(item.Object("price")!, quantity);
            var what = $"{quantity} × {Name(item)}";
            yield return InvoiceLine.OfItem(
                subscription, item, amount, quantity, start, end, false, isFree ? $"Trial period for {what}" : what);
        }
    }

    /// <summary>
    /// Metered items, paid for a period that ended. Their sums are taken again when the invoice is finalized.
    /// </summary>
    public static IEnumerable<JsonObject> Behind(World world, JsonObject subscription, long start, long end)
    {
        foreach (var item in subscription.Items("items.data").Where(SubscriptionItems.IsMetered))
        {
            var line = InvoiceLine.OfItem(subscription, item, 0, 0, start, end, false, $"Usage of {Name(item)}");
            line["_usage"] = new JsonObject
            {
                ["customer"] = subscription.Text("customer"),
                ["price"] = item.Copy("price"),
            };
            Measure(world, line);
            yield return line;
        }
    }

    /// <summary>Counts what reached the meters until now: usage of the last moments is still taken along.</summary>
    public static void RefreshUsage(World world, JsonObject invoice)
    {
        foreach (var line in invoice.Items("lines.data").Where(line => line.Object("_usage") is not null))
            Measure(world, line);
        InvoiceRecord.Sum(invoice);
    }

    public static string Name(JsonObject item) =>
        item.Text("price.nickname") ?? item.Text("price.product") ?? item.Need("price.id");

    private static void Measure(World world, JsonObject line)
    {
        var price = line.Object("_usage.price")!;
        var used = MeterTotals.Of(
            world, price.Need("recurring.meter"), line.Need("_usage.customer"), line.Number("period.start"),
            line.Number("period.end"));
        line["quantity"] = decimal.Truncate(used) == used ? (long)used : null;
        line["quantity_decimal"] = used.ToString("0.############", CultureInfo.InvariantCulture);
        line["amount"] = Tiers.Cost(price, used);
        line["subtotal"] = line.Number("amount");
    }
}
