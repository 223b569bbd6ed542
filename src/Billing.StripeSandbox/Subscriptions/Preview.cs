using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Shows the invoice that a subscription, or a change of it, would make next. Nothing is kept of it.</summary>
internal static class Preview
{
    /// <summary>The parameters of a preview.</summary>
    public const string Table =
        "currency customer subscription ~schedule ~schedule_details{} preview_mode=next ~discounts?[]{coupon} "
        + "~automatic_tax{enabled:bool} ~customer_details{} ~invoice_items[]{amount} ~issuer{type} ~on_behalf_of? "
        + "~customer_account subscription_details{"
        + SubscriptionItems.ChangeTable
        + " proration_behavior=always_invoice|create_prorations|none proration_date:whole trial_end:whole=now "
        + "billing_cycle_anchor@dahlia=now|unchanged billing_cycle_anchor@endive{!type=now|unchanged} "
        + "billing_mode{!type=classic|flexible} cancel_at_period_end:bool ~cancel_at?:whole ~cancel_now:bool "
        + "~start_date:whole ~resume_at=now ~default_tax_rates?[]}";

    public static JsonObject Of(Call call) =>
        call.Refer("subscription", "subscription", "subscription") is { } subscription
            ? Next(call, subscription)
            : First(call);

    /// <summary>The invoice of the next renewal, if nothing changes until then.</summary>
    public static JsonObject Renewal(World world, JsonObject subscription)
    {
        var customer = world.Store.Find(subscription.Need("customer"))!;
        var (start, end) = (SubscriptionRecord.PeriodStart(subscription), SubscriptionRecord.PeriodEnd(subscription));
        var price = subscription.Items("items.data").First().Object("price")!;
        return Shown(world, customer, subscription, "upcoming",
        [
            .. InvoiceItemRoutes.Pending(world, customer, subscription).Select(InvoiceLine.OfInvoiceItem),
            .. CycleLines.Behind(world, subscription, start, end),
            .. CycleLines.Ahead(
                subscription, end, BillingPeriod.EndAfter(subscription.Number("billing_cycle_anchor"), price, end)),
        ]);
    }

    private static JsonObject First(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        var items = SubscriptionItems.Read(call, "subscription_details.items", [], call.World.Now(customer));
        var would = SubscriptionRecord.New(call.World, new SubscriptionOrder(customer, items)
        {
            TrialEnd = call.Params.MaybeNumber("subscription_details.trial_end"),
        });
        return Shown(call.World, customer, would, "subscription_create", [.. CycleLines.First(would)]);
    }

    private static JsonObject Next(Call call, JsonObject subscription)
    {
        var customer = call.Store.Find(subscription.Need("customer"))!;
        if (!Ending.IsLive(subscription) || subscription.Flag("cancel_at_period_end")
            || call.Params.Flag("subscription_details.cancel_at_period_end"))
            throw StripeRefusal.Missing("upcoming invoices for subscription", subscription.Id(), "subscription");
        var now = call.World.Now(subscription);
        var items = SubscriptionItems.Read(call, "subscription_details.items", subscription.Items("items.data"), now);
        var behavior = call.Text("subscription_details.proration_behavior") ?? "create_prorations";
        var isAnchorNow = call.Text("subscription_details.billing_cycle_anchor") == "now"
            || call.Text("subscription_details.billing_cycle_anchor.type") == "now"
            || call.Text("subscription_details.trial_end") == "now";
        var plan = ChangePlan.Of(
            subscription, items, behavior, call.Params.MaybeNumber("subscription_details.proration_date")
                ?? now, now, isAnchorNow);
        var would = subscription.Clone();
        SubscriptionRecord.SetItems(would, plan.Items);
        List<JsonObject> pending =
            [.. InvoiceItemRoutes.Pending(call.World, customer, subscription).Select(InvoiceLine.OfInvoiceItem)];
        if (plan.Restarts)
            return Shown(call.World, customer, would, "subscription_update",
                [.. pending, .. plan.Prorations, .. CycleLines.Ahead(would, plan.Start, plan.End)]);
        if (behavior == "always_invoice" && plan.Prorations.Count > 0)
            return Shown(call.World, customer, would, "subscription_update", [.. pending, .. plan.Prorations]);
        var next =
            BillingPeriod.EndAfter(would.Number("billing_cycle_anchor"), plan.Items[0].Object("price")!, plan.End);
        return Shown(call.World, customer, would, "upcoming",
        [
            .. pending, .. plan.Prorations,
            .. CycleLines.Behind(call.World, would, plan.Start, plan.End),
            .. CycleLines.Ahead(would, plan.End, next),
        ]);
    }

    private static JsonObject Shown(
        World world, JsonObject customer, JsonObject would, string reason, List<JsonObject> lines)
    {
        var invoice = InvoiceRecord.New(world, customer, reason, would.Need("currency"), would);
        invoice["id"] = Ids.New("upcoming_in_");
        invoice["period_start"] = SubscriptionRecord.PeriodStart(would);
        invoice["period_end"] = SubscriptionRecord.PeriodEnd(would);
        invoice["starting_balance"] = customer.Number("balance");
        InvoiceRecord.SetLines(invoice, lines);
        return invoice;
    }
}
