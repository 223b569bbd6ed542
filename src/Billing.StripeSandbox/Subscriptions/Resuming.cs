using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Takes up a subscription that its trial left paused.</summary>
internal static class Resuming
{
    /// <summary>The parameters of it.</summary>
    public const string Table =
        "billing_cycle_anchor@dahlia=now|unchanged billing_cycle_anchor@endive{!type=now|unchanged} "
        + "proration_behavior=always_invoice|create_prorations|none proration_date:whole";

    /// <summary>A paused subscription begins a new period, which is invoiced at once.</summary>
    public static JsonObject Do(Call call)
    {
        var subscription = call.Subject("subscription", "subscription");
        if (subscription.Text("status") != "paused")
            throw StripeRefusal.Invalid("Only a paused subscription can be resumed.");
        var now = call.World.Now(subscription);
        var customer = call.Store.Find(subscription.Need("customer"))!;
        var invoice =
            InvoiceRecord.New(call.World, customer, "subscription_update", subscription.Need("currency"), subscription);
        call.Events.Update("customer.subscription.updated", subscription, () =>
        {
            subscription["status"] = "active";
            subscription["billing_cycle_anchor"] = now;
            subscription["latest_invoice"] = invoice.Id();
            var price = subscription.Items("items.data").First().Object("price")!;
            SubscriptionRecord.SetPeriod(subscription, now, BillingPeriod.EndAfter(now, price, now));
        });
        call.Events.Emit("customer.subscription.resumed", subscription);
        InvoiceRecord.SetLines(
            invoice, CycleLines.Ahead(subscription, now, SubscriptionRecord.PeriodEnd(subscription)));
        InvoiceLife.Announce(call.World, invoice);
        InvoiceLife.Finish(call.World, invoice);
        SubscriptionRecord.Schedule(call.World, subscription);
        return subscription;
    }
}
