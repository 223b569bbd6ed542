namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Makes subscriptions and keeps their times.</summary>
internal static class SubscriptionRecord
{
    /// <summary>How long a first payment may stay open, in seconds.</summary>
    public const long IncompleteSeconds = 23 * 3600;

    /// <summary>How long before its end a trial is announced, in seconds.</summary>
    public const long TrialNoticeSeconds = 3 * 86_400;

    /// <summary>How long before a renewal its invoice is announced, in seconds; not in shorter periods.</summary>
    public const long UpcomingNoticeSeconds = 7 * 86_400;

    public static JsonObject New(World world, SubscriptionOrder order)
    {
        var (id, now, customer) = (Ids.New("sub_"), world.Now(order.Customer), order.Customer);
        var subscription = new JsonObject
        {
            ["id"] = id,
            ["object"] = "subscription",
            ["application"] = null,
            ["application_fee_percent"] = null,
            ["automatic_tax"] = new JsonObject
            {
                ["disabled_reason"] = null,
                ["enabled"] = false,
                ["liability"] = null,
            },
            ["billing_cycle_anchor"] = order.TrialEnd ?? now,
            ["billing_cycle_anchor_config"] = null,
            ["billing_mode"] = new JsonObject { ["flexible"] = null, ["type"] = order.BillingMode },
            ["billing_schedules"] = new JsonArray(),
            ["billing_thresholds"] = null,
            ["cancel_at"] = order.CancelAt,
            ["cancel_at_period_end"] = order.CancelsAtPeriodEnd,
            ["canceled_at"] = null,
            ["cancellation_details"] = new JsonObject { ["comment"] = null, ["feedback"] = null, ["reason"] = null },
            ["collection_method"] = order.CollectionMethod,
            ["created"] = now,
            ["currency"] = order.Items[0].Text("price.currency"),
            ["customer"] = customer.Id(),
            ["customer_account"] = null,
            ["days_until_due"] = order.DaysUntilDue,
            ["default_payment_method"] = order.DefaultMethod,
            ["default_source"] = null,
            ["default_tax_rates"] = new JsonArray(),
            ["description"] = order.Description,
            ["discounts"] = new JsonArray(),
            ["ended_at"] = null,
            ["invoice_settings"] = new JsonObject
            {
                ["account_tax_ids"] = null,
                ["issuer"] = new JsonObject { ["type"] = "self" },
            },
            ["items"] = Listing.Of([], $"/v1/subscription_items?subscription={id}"),
            ["latest_invoice"] = null,
            ["livemode"] = false,
            ["managed_payments"] = null,
            ["metadata"] = order.Metadata.Clone(),
            ["next_pending_invoice_item_invoice"] = null,
            ["on_behalf_of"] = null,
            ["pause_collection"] = null,
            ["payment_settings"] = new JsonObject
            {
                ["payment_method_options"] = null,
                ["payment_method_types"] = null,
                ["save_default_payment_method"] = order.KeepsMethod ? "on_subscription" : "off",
            },
            ["pending_invoice_item_interval"] = null,
            ["pending_setup_intent"] = null,
            ["pending_update"] = null,
            ["schedule"] = null,
            ["start_date"] = now,
            ["status"] = "incomplete",
            ["test_clock"] = customer.Text("test_clock"),
            ["transfer_data"] = null,
            ["trial_end"] = order.TrialEnd,
            ["trial_settings"] = new JsonObject
            {
                ["end_behavior"] = new JsonObject { ["missing_payment_method"] = order.MissingMethod },
            },
            ["trial_start"] = order.TrialEnd is null ? null : now,
            ["_clock"] = customer.Text("_clock"),
        };
        var end = order.TrialEnd ?? BillingPeriod.EndAfter(now, order.Items[0].Object("price")!, now);
        SetItems(subscription, order.Items);
        SetPeriod(subscription, now, end);
        return subscription;
    }

    public static void SetItems(JsonObject subscription, IEnumerable<JsonObject> items)
    {
        foreach (var item in items) item["subscription"] = subscription.Id();
        subscription.Object("items")!["data"] = new JsonArray([.. items]);
    }

    public static void SetPeriod(JsonObject subscription, long start, long end)
    {
        foreach (var item in subscription.Items("items.data"))
        {
            item["current_period_start"] = start;
            item["current_period_end"] = end;
        }

        if (subscription.Flag("cancel_at_period_end")) subscription["cancel_at"] = end;
    }

    public static long PeriodStart(JsonObject subscription) =>
        subscription.Items("items.data").First().Number("current_period_start");

    public static long PeriodEnd(JsonObject subscription) =>
        subscription.Items("items.data").First().Number("current_period_end");

    /// <summary>When its next invoice is announced; null where it has been, or where there will be none.</summary>
    public static long? UpcomingAt(JsonObject subscription)
    {
        var (end, cancelAt) = (PeriodEnd(subscription), subscription.MaybeNumber("cancel_at"));
        var at = end - UpcomingNoticeSeconds;
        var isComing = at > PeriodStart(subscription) && (cancelAt is null || cancelAt > end);
        return isComing && subscription.MaybeNumber("_upcoming_told") != end ? at : null;
    }

    /// <summary>Saves it with the time at which it next has something to do by itself.</summary>
    public static void Schedule(World world, JsonObject subscription)
    {
        long?[] times = subscription.Text("status") switch
        {
            "incomplete" => [subscription.Number("created") + IncompleteSeconds],
            "trialing" =>
            [
                subscription.Flag("_trial_told")
                    ? null
                    : Math.Max(subscription.Number("trial_end") - TrialNoticeSeconds, world.Now(subscription)),
                subscription.Number("trial_end"),
                subscription.MaybeNumber("cancel_at"),
            ],
            "active" => [UpcomingAt(subscription), PeriodEnd(subscription), subscription.MaybeNumber("cancel_at")],
            "past_due" or "unpaid" => [PeriodEnd(subscription), subscription.MaybeNumber("cancel_at")],
            "paused" => [subscription.MaybeNumber("cancel_at")],
            _ => [null],
        };
        subscription["_due"] = times.Min();
        if (times.Min() is null) subscription.Remove("_due");
        world.Store.Save(subscription);
    }
}
