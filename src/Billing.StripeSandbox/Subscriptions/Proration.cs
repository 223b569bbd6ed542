using Billing.StripeSandbox.Invoices;
using Billing.StripeSandbox.Prices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>
/// What a change within a period gives back and asks for, by the second. Metered items are never prorated.
/// </summary>
internal static class Proration
{
    /// <summary>The lines of a change: unused time of what was, remaining time of what is.</summary>
    public static List<JsonObject> Lines(
        JsonObject subscription, List<JsonObject> before, List<JsonObject> after, long at)
    {
        var gone = before.Where(old => !after.Any(item => IsSame(old, item)));
        var come = after.Where(item => !before.Any(old => IsSame(old, item)));
        return [.. Credits(subscription, gone, at), .. Debits(subscription, come, at)];
    }

    public static IEnumerable<JsonObject> Credits(JsonObject subscription, IEnumerable<JsonObject> items, long at) =>
        Share(subscription, items, at, -1, "Unused time on");

    private static IEnumerable<JsonObject> Debits(JsonObject subscription, IEnumerable<JsonObject> items, long at) =>
        Share(subscription, items, at, 1, "Remaining time on");

    private static IEnumerable<JsonObject> Share(
        JsonObject subscription, IEnumerable<JsonObject> items, long at, int sign, string what)
    {
        var (start, end) = (SubscriptionRecord.PeriodStart(subscription), SubscriptionRecord.PeriodEnd(subscription));
        foreach (var item in items.Where(item => !SubscriptionItems.IsMetered(item)))
        {
            var quantity = item.Number("quantity");
            var share = (decimal)(end - at) / (end - start);
            var amount = sign * (long)decimal.Round(
                Tiers.Cost(item.Object("price")!, quantity) * share, MidpointRounding.AwayFromZero);
            yield return InvoiceLine.OfItem(
                subscription, item, amount, quantity, at, end, isProration: true,
                $"{what} {quantity} × {CycleLines.Name(item)}");
        }
    }

    private static bool IsSame(JsonObject old, JsonObject item) =>
        old.Id() == item.Id() && old.Text("price.id") == item.Text("price.id")
            && old.Number("quantity") == item.Number("quantity");
}
