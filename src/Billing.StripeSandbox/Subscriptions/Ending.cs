using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Ends subscriptions. What is ended never comes back.</summary>
internal static class Ending
{
    public static bool IsLive(JsonObject subscription) =>
        subscription.Text("status") is not ("canceled" or "incomplete_expired");

    /// <summary>Ends it now.</summary>
    public static void Cancel(World world, JsonObject subscription, string? reason)
    {
        var now = world.Now(subscription);
        subscription["status"] = "canceled";
        subscription["canceled_at"] = subscription.MaybeNumber("canceled_at") ?? now;
        subscription["ended_at"] = now;
        subscription.Object("cancellation_details")!["reason"] = reason;
        subscription.Remove("_due");
        world.Events.Emit("customer.subscription.deleted", subscription);
        var id = subscription.Id();
        foreach (var invoice in world.Store.All("invoice")
            .Where(one => one.Text("parent.subscription_details.subscription") == id
            && (one.IsDraft() || one.IsOpen()) && one.Flag("auto_advance") && one.Text("billing_reason") != "manual")
                .ToList())
        {
            // The final invoice of a cancellation is still collected.
            if (!invoice.Flag("_final")) InvoiceLife.StopCollecting(world, invoice);
        }
    }

    /// <summary>Ends it at the time that was asked for, with a last invoice for what was used.</summary>
    public static void AtPeriodEnd(World world, JsonObject subscription)
    {
        Bill(world, subscription, isProrated: false);
        Cancel(world, subscription, "cancellation_requested");
    }

    /// <summary>A last invoice: usage until now, what waits, and what comes back for the rest of the period.</summary>
    public static void Bill(World world, JsonObject subscription, bool isProrated)
    {
        var (start, now) = (SubscriptionRecord.PeriodStart(subscription), world.Now(subscription));
        var customer = world.Store.Find(subscription.Need("customer"))!;
        var invoice =
            InvoiceRecord.New(world, customer, "subscription_cycle", subscription.Need("currency"), subscription);
        List<JsonObject> lines = [.. CycleLines.Behind(world, subscription, start, now)];
        if (isProrated) lines.AddRange(Proration.Credits(subscription, subscription.Items("items.data"), now));
        lines.AddRange(InvoiceItemRoutes.TakePending(world, customer, subscription, invoice));
        if (lines.All(line => line.Number("amount") == 0)) return;
        invoice["period_start"] = start;
        invoice["period_end"] = now;
        invoice["_final"] = true;
        InvoiceRecord.SetLines(invoice, lines);
        subscription["latest_invoice"] = invoice.Id();
        InvoiceLife.Announce(world, invoice);
        InvoiceLife.FinalizeLater(world, invoice);
    }
}
