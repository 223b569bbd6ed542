using System.Text.Json;
using Billing.Contracts.Payments;

namespace Billing.Grains.Provider;

/// <summary>
/// Reads a subscription of any API version: since 2025-03-31 its period stands on its items, before that on itself (SEMANTICS
/// E10).
/// </summary>
internal static class SubscriptionReader
{
    /// <summary>What it says; null where it has no price or no period.</summary>
    public static SubscriptionReport? Read(JsonElement from)
    {
        var items = from.Items("items").ToList();
        var licensed = items.Where(item => !IsMetered(item)).ToList();
        var deciding = licensed.Count > 0 ? licensed : items;
        if (deciding.Count == 0 || PriceOf(deciding[0]) is not { } price || from.Text("id") is not { } id)
            return null;
        var start = Earliest(deciding, "current_period_start") ?? from.Moment("current_period_start");
        var end = Earliest(deciding, "current_period_end") ?? from.Moment("current_period_end");
        if (start is null || end is null)
            return null;
        var cancelAt = from.Moment("cancel_at") ?? (from.Flag("cancel_at_period_end") ? end : null);
        return new SubscriptionReport(
            id,
            from.Text("status") ?? "",
            price,
            start.Value,
            end.Value,
            from.Moment("billing_cycle_anchor") ?? start.Value,
            cancelAt,
            from.Moment("ended_at"),
            licensed.Count == 0);
    }

    /// <summary>The prices of it that bill usage.</summary>
    public static HashSet<string> MeteredPrices(JsonElement from) =>
        [.. from.Items("items").Where(IsMetered).Select(PriceOf).OfType<string>()];

    /// <summary>The item whose price decides the plan, and that price's id; null where there is none.</summary>
    public static (string ItemId, string PriceId)? LicensedItem(JsonElement from)
    {
        foreach (var item in from.Items("items"))
        {
            if (!IsMetered(item) && item.Text("id") is { } id && PriceOf(item) is { } price)
                return (id, price);
        }
        return null;
    }

    private static string? PriceOf(JsonElement item) => item.Id("price") ?? item.Id("plan");

    private static bool IsMetered(JsonElement item) =>
        (item.Text("price.recurring.usage_type") ?? item.Text("plan.usage_type")) == "metered";

    private static DateTime? Earliest(List<JsonElement> items, string field) =>
        items.Select(item => item.Moment(field)).Where(moment => moment is not null).Min();
}
