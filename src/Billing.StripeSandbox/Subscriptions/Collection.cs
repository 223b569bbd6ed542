using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>What the fate of its invoices does to a subscription.</summary>
internal static class Collection
{
    private static readonly long[] RetryAfterDays = [3, 5, 7];

    public static void Paid(World world, JsonObject subscription, JsonObject invoice)
    {
        if (subscription.Text("latest_invoice") != invoice.Id()
            || subscription.Text("status") is not ("incomplete" or "past_due" or "unpaid"))
        {
            return;
        }
        SetStatus(world, subscription, "active");
    }

    /// <summary>
    /// The time of the next try to collect, or null after the last. A first invoice is not tried again.
    /// </summary>
    public static long? NextAttempt(World world, JsonObject subscription, JsonObject invoice)
    {
        var attempts = invoice.Number("attempt_count");
        if (subscription.Text("status") == "incomplete" || !invoice.Flag("auto_advance")
            || attempts > RetryAfterDays.Length)
        {
            return null;
        }
        return world.Now(invoice) + (RetryAfterDays[Math.Max(0, attempts - 1)] * 86_400);
    }

    public static void Failed(World world, JsonObject subscription, JsonObject invoice, bool isLast)
    {
        if (subscription.Text("latest_invoice") != invoice.Id()
            || subscription.Text("status") is not ("active" or "past_due" or "trialing"))
        {
            return;
        }
        if (!isLast || world.Options.AfterLastRetry == "past_due") SetStatus(world, subscription, "past_due");
        else if (world.Options.AfterLastRetry == "unpaid") SetStatus(world, subscription, "unpaid");
        else Ending.Cancel(world, subscription, "payment_failed");
    }

    public static void Voided(World world, JsonObject subscription, JsonObject invoice)
    {
        if (subscription.Text("latest_invoice") != invoice.Id()) return;
        if (subscription.Text("status") is "past_due" or "unpaid") SetStatus(world, subscription, "active");
        else if (subscription.Text("status") == "incomplete") SetStatus(world, subscription, "incomplete_expired");
    }

    /// <summary>Makes the method that paid the subscription's own, where that was asked for.</summary>
    public static void KeepMethod(World world, JsonObject subscription, JsonObject intent)
    {
        if (subscription.Text("payment_settings.save_default_payment_method") != "on_subscription") return;
        if (intent.Text("payment_method") is not { } method || subscription.Text("default_payment_method") == method)
            return;
        world.Events.Update(
            "customer.subscription.updated", subscription, () => subscription["default_payment_method"] = method);
    }

    private static void SetStatus(World world, JsonObject subscription, string status)
    {
        world.Events.Update("customer.subscription.updated", subscription, () => subscription["status"] = status);
        SubscriptionRecord.Schedule(world, subscription);
    }
}
