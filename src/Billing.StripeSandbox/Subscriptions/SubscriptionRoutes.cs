namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Subscriptions: create, change, cancel, resume, read, list.</summary>
internal static class SubscriptionRoutes
{
    private const string Kind = "subscription";
    private const string Url = "/v1/subscriptions";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "!customer items[]{!price ~price_data{} quantity:whole metadata:map ~discounts?[]{coupon} ~tax_rates?[] "
            + "~billing_thresholds?{}} billing_mode{!type=classic|flexible ~flexible{proration_discounts}} "
            + "cancel_at:whole cancel_at_period_end:bool collection_method=charge_automatically|send_invoice "
            + "currency days_until_due:whole default_payment_method description metadata:map off_session:bool "
            + "payment_behavior=allow_incomplete|default_incomplete|error_if_incomplete "
            + "payment_settings{save_default_payment_method=off|on_subscription ~payment_method_types?[] "
            + "~payment_method_options{}} proration_behavior=always_invoice|create_prorations|none "
            + "trial_end:whole=now trial_from_plan:bool trial_period_days:whole "
            + "trial_settings{!end_behavior{!missing_payment_method=cancel|create_invoice|pause}} "
            + "~billing_cycle_anchor:whole ~billing_cycle_anchor_config{day_of_month} ~backdate_start_date:whole "
            + "~discounts?[]{coupon} ~add_invoice_items[]{price} ~automatic_tax{enabled:bool} ~default_tax_rates?[] "
            + "~transfer_data{} ~application_fee_percent? ~billing_thresholds?{} ~pending_invoice_item_interval?{} "
            + "~invoice_settings{} ~on_behalf_of? ~default_source ~billing_schedules[]{key} ~customer_account"),
        Route.List(Url, List,
            "collection_method=charge_automatically|send_invoice created:range current_period_end:range "
            + "current_period_start:range customer price ~automatic_tax{enabled:bool} ~customer_account ~plan "
            + "test_clock "
            + "status=active|all|canceled|ended|incomplete|incomplete_expired|past_due|paused|trialing|unpaid"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Kind)),
        Route.Post(Url + "/{id}", Updating.Do, Updating.Table),
        Route.Delete(Url + "/{id}", Cancel, "cancellation_details{comment? feedback?} invoice_now:bool prorate:bool"),
        Route.Post(Url + "/{id}/resume", Resuming.Do, Resuming.Table),
    ];

    public static JsonObject ListOf(World world, JsonObject customer) => Listing.Of(
        world.Store.All(Kind).Where(one => one.Text("customer") == customer.Id() && Ending.IsLive(one)).Reverse(),
        $"/v1/customers/{customer.Id()}/subscriptions");

    private static JsonObject Create(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        var now = call.World.Now(customer);
        var items = SubscriptionItems.Read(call, "items", [], now);
        var method = call.Refer("default_payment_method", "payment_method", "PaymentMethod");
        if (method is not null && method.Text("customer") != customer.Id())
            throw StripeRefusal.Invalid(
                "The payment method is not attached to this customer.", "default_payment_method");
        var isSent = call.Text("collection_method") == "send_invoice";
        if (isSent != call.Has("days_until_due"))
            throw StripeRefusal.Invalid(
                "days_until_due belongs to collection_method=send_invoice, and is needed there.", "days_until_due");
        return Creation.Start(call.World, new SubscriptionOrder(customer, items)
        {
            Metadata = Metadata.Of(call.Params),
            TrialEnd = TrialEnd(call, items, now),
            DefaultMethod = method?.Id(),
            CollectionMethod = call.Text("collection_method") ?? "charge_automatically",
            DaysUntilDue = call.Params.MaybeNumber("days_until_due"),
            CancelsAtPeriodEnd = call.Params.Flag("cancel_at_period_end"),
            CancelAt = call.Params.MaybeNumber("cancel_at"),
            PaymentBehavior = call.Text("payment_behavior") ?? "allow_incomplete",
            IsOffSession = call.Params.Flag("off_session"),
            KeepsMethod = call.Text("payment_settings.save_default_payment_method") == "on_subscription",
            MissingMethod = call.Text("trial_settings.end_behavior.missing_payment_method") ?? "create_invoice",
            BillingMode = call.Text("billing_mode.type") ?? "flexible",
            Description = call.Text("description"),
        });
    }

    private static long? TrialEnd(Call call, List<JsonObject> items, long now)
    {
        if (call.Has("trial_end") && call.Has("trial_period_days"))
            throw StripeRefusal.Invalid("Only one of trial_end and trial_period_days may be given.", "trial_end");
        if (call.Text("trial_end") == "now") return null;
        if (call.Params.MaybeNumber("trial_end") is { } end)
            return end > now ? end : throw StripeRefusal.Invalid("trial_end must be in the future.", "trial_end");
        var days = call.Params.MaybeNumber("trial_period_days")
            ?? (call.Params.Flag("trial_from_plan")
                ? items.Max(item => item.MaybeNumber("price.recurring.trial_period_days")) : null);
        return days is > 0 ? now + (days * 86_400) : null;
    }

    private static JsonObject Cancel(Call call)
    {
        var subscription = call.Subject(Kind, Kind);
        if (!Ending.IsLive(subscription)) throw StripeRefusal.Missing(Kind, subscription.Id());
        foreach (var (name, value) in call.Params.Object("cancellation_details") ?? [])
            subscription.Object("cancellation_details")![name] = value?.DeepClone();
        if (call.Params.Flag("invoice_now")) Ending.Bill(call.World, subscription, call.Params.Flag("prorate"));
        Ending.Cancel(call.World, subscription, "cancellation_requested");
        return subscription;
    }

    private static JsonObject List(Call call)
    {
        call.Refer("customer", "customer", "customer");
        return Listing.Page(
            call,
            call.Store.All(Kind).Where(one => Listing.Matches(call, one, "customer")
                && HasStatus(one, call.Text("status"))
                && Listing.Matches(call, one, "collection_method")
                && Listing.Matches(call, one, "test_clock")
                && (call.Text("price") is not { } price
                    || one.Items("items.data").Any(item => item.Text("price.id") == price))
                && Listing.InRange(call.Params, "created", one.MaybeNumber("created"))
                && Listing.InRange(call.Params, "current_period_end", SubscriptionRecord.PeriodEnd(one))
                && Listing.InRange(call.Params, "current_period_start", SubscriptionRecord.PeriodStart(one))),
            Url);
    }

    /// <summary>Without a status a list shows all that are not canceled.</summary>
    private static bool HasStatus(JsonObject subscription, string? wanted) => wanted switch
    {
        null => subscription.Text("status") != "canceled",
        "all" => true,
        "ended" => !Ending.IsLive(subscription),
        _ => subscription.Text("status") == wanted,
    };
}
