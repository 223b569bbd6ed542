using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>What time does to a subscription: trials end, periods turn, cancellations take effect.</summary>
internal static class SubscriptionCycle
{
    public static void Do(World world, JsonObject subscription)
    {
        var (now, status) = (world.Now(subscription), subscription.Text("status"));
        if (status == "incomplete") Expire(world, subscription);
        else if (subscription.MaybeNumber("cancel_at") is { } cancelAt && cancelAt <= now)
            Ending.AtPeriodEnd(world, subscription);
        else if (status == "trialing" && subscription.Number("trial_end") <= now) EndTrial(world, subscription);
        else if (status == "trialing" && !subscription.Flag("_trial_told")) AnnounceTrialEnd(world, subscription);
        else if (status is "active" or "past_due" or "unpaid" && SubscriptionRecord.PeriodEnd(subscription) <= now)
            Renew(world, subscription);
        else if (status == "active" && SubscriptionRecord.UpcomingAt(subscription) <= now)
            AnnounceInvoice(world, subscription);
        SubscriptionRecord.Schedule(world, subscription);
    }

    /// <summary>Turns the period: usage of the old one and items of the new one go onto a draft.</summary>
    public static void Renew(World world, JsonObject subscription)
    {
        var (start, end) = (SubscriptionRecord.PeriodStart(subscription), SubscriptionRecord.PeriodEnd(subscription));
        var next = BillingPeriod.EndAfter(
            subscription.Number("billing_cycle_anchor"), subscription.Items("items.data").First()
                .Object("price")!, end);
        var customer = world.Store.Find(subscription.Need("customer"))!;
        var invoice =
            InvoiceRecord.New(world, customer, "subscription_cycle", subscription.Need("currency"), subscription);
        invoice["period_start"] = start;
        invoice["period_end"] = end;
        InvoiceRecord.SetLines(invoice,
        [
            .. InvoiceItemRoutes.TakePending(world, customer, subscription, invoice),
            .. CycleLines.Behind(world, subscription, start, end),
            .. CycleLines.Ahead(subscription, end, next),
        ]);
        if (subscription.MaybeNumber("days_until_due") is { } days) invoice["due_date"] = end + (days * 86_400);
        world.Events.Update("customer.subscription.updated", subscription, () =>
        {
            if (subscription.Text("status") == "trialing") subscription["status"] = "active";
            SubscriptionRecord.SetPeriod(subscription, end, next);
            subscription["latest_invoice"] = invoice.Id();
        });
        InvoiceLife.Announce(world, invoice);
        // An unpaid or paused subscription's invoices stay drafts until somebody takes them up.
        if (subscription.Text("status") == "unpaid"
            || subscription.Text("pause_collection.behavior") == "keep_as_draft")
            InvoiceLife.StopCollecting(world, invoice);
        else
            InvoiceLife.FinalizeLater(world, invoice);
    }

    private static void EndTrial(World world, JsonObject subscription)
    {
        var customer = world.Store.Find(subscription.Need("customer"))!;
        var hasMethod = (subscription.Text("default_payment_method")
            ?? customer.Text("invoice_settings.default_payment_method")) is not null;
        var isSent = subscription.Text("collection_method") == "send_invoice";
        switch (hasMethod || isSent
            ? "create_invoice"
            : subscription.Text("trial_settings.end_behavior.missing_payment_method"))
        {
            case "cancel":
                Ending.Cancel(world, subscription, reason: null);
                break;
            case "pause":
                world.Events.Update(
                    "customer.subscription.updated", subscription, () => subscription["status"] = "paused");
                world.Events.Emit("customer.subscription.paused", subscription);
                break;
            default:
                Renew(world, subscription);
                break;
        }
    }

    private static void AnnounceTrialEnd(World world, JsonObject subscription)
    {
        subscription["_trial_told"] = true;
        world.Events.Emit("customer.subscription.trial_will_end", subscription);
    }

    private static void AnnounceInvoice(World world, JsonObject subscription)
    {
        subscription["_upcoming_told"] = SubscriptionRecord.PeriodEnd(subscription);
        var preview = Preview.Renewal(world, subscription);
        preview.Remove("id");
        world.Events.Tell("invoice.upcoming", preview);
    }

    private static void Expire(World world, JsonObject subscription)
    {
        world.Events.Update("customer.subscription.updated", subscription, () =>
        {
            subscription["status"] = "incomplete_expired";
            subscription["ended_at"] = world.Now(subscription);
        });
        if (world.Store.Find(subscription.Need("latest_invoice")) is { } invoice && invoice.IsOpen())
            InvoiceLife.Void(world, invoice);
    }
}
