namespace Billing.StripeSandbox.Subscriptions;

/// <summary>What a change of items does, worked out before anything is changed; a preview stops here.</summary>
/// <param name="Items">The items after it.</param>
/// <param name="Prorations">The lines for the rest of the period.</param>
/// <param name="Restarts">Whether a new period begins at once.</param>
/// <param name="Start">The begin of the period after it, unix seconds.</param>
/// <param name="End">The end of the period after it, unix seconds.</param>
internal sealed record ChangePlan(
    List<JsonObject> Items, List<JsonObject> Prorations, bool Restarts, long Start, long End)
{
    public static ChangePlan Of(
        JsonObject subscription, List<JsonObject> items, string prorationBehavior, long at, long now, bool isAnchorNow)
    {
        var before = subscription.Items("items.data").ToList();
        var (start, end) = (SubscriptionRecord.PeriodStart(subscription), SubscriptionRecord.PeriodEnd(subscription));
        if (at < start || at > end)
            throw StripeRefusal.Invalid("proration_date must lie within the current period.", "proration_date");
        var price = items[0].Object("price")!;
        var restarts = isAnchorNow || !BillingPeriod.AreSame(price, before[0].Object("price")!);
        var isFree = subscription.Text("status") == "trialing" && !isAnchorNow;
        List<JsonObject> prorations = prorationBehavior == "none" || isFree
            || subscription.Text("status") is "trialing" or "incomplete" ? []
            : restarts ? [.. Proration.Credits(subscription, before, at)]
            : Proration.Lines(subscription, before, items, at);
        if (isFree || !restarts) return new(items, prorations, false, start, end);
        return new(items, prorations, true, now, BillingPeriod.EndAfter(now, price, now));
    }
}
