using Billing.StripeSandbox.Invoices;

namespace Billing.StripeSandbox.Subscriptions;

/// <summary>
/// Changes subscriptions: other items with proration, a restarted cycle, the end, the way of payment.
/// </summary>
internal static class Updating
{
    /// <summary>The parameters of a change.</summary>
    public const string Table =
        SubscriptionItems.ChangeTable
        + " billing_cycle_anchor@dahlia=now|unchanged billing_cycle_anchor@endive{!type=now|unchanged} "
        + "cancel_at?:whole cancel_at_period_end:bool cancellation_details{comment? "
        + "feedback?=customer_service|low_quality|missing_features|other|switched_service|too_complex|too_expensive|"
        + "unused} "
        + "collection_method=charge_automatically|send_invoice days_until_due:whole default_payment_method "
        + "description? metadata:map off_session:bool "
        + "pause_collection?{!behavior=keep_as_draft|mark_uncollectible|void resumes_at:whole} "
        + "payment_behavior=allow_incomplete|default_incomplete|error_if_incomplete "
        + "payment_settings{save_default_payment_method=off|on_subscription ~payment_method_types?[] "
        + "~payment_method_options{}} proration_behavior=always_invoice|create_prorations|none proration_date:whole "
        + "trial_end:whole=now trial_from_plan:bool "
        + "trial_settings{!end_behavior{!missing_payment_method=cancel|create_invoice|pause}} ~discounts?[]{coupon} "
        + "~add_invoice_items[]{price} ~default_tax_rates?[] ~automatic_tax{enabled:bool} ~transfer_data?{} "
        + "~application_fee_percent? ~billing_thresholds?{} ~pending_invoice_item_interval?{} ~invoice_settings{} "
        + "~on_behalf_of? ~billing_schedules?[]{key} ~default_source";

    public static JsonObject Do(Call call)
    {
        var subscription = call.Subject("subscription", "subscription");
        if (!Ending.IsLive(subscription)
            && call.Params.Any(field => field.Key is not ("metadata" or "cancellation_details" or "expand")))
            throw StripeRefusal.Invalid(
                "A canceled subscription can only have its cancellation_details and metadata changed.");
        var now = call.World.Now(subscription);
        Check(call, now);
        var items = SubscriptionItems.Read(call, "items", subscription.Items("items.data"), now);
        var isAnchorNow = call.Text("billing_cycle_anchor") == "now" || call.Text("billing_cycle_anchor.type") == "now"
            || call.Text("trial_end") == "now";
        var behavior = call.Text("proration_behavior") ?? "create_prorations";
        var plan = ChangePlan.Of(
            subscription, items, behavior, call.Params.MaybeNumber("proration_date") ?? now, now, isAnchorNow);
        var customer = call.Store.Find(subscription.Need("customer"))!;
        var invoice = InvoiceNow(call.World, subscription, customer, plan, behavior == "always_invoice");
        if (invoice is not null && call.Text("payment_behavior") == "error_if_incomplete"
            && InvoicePayments.MethodOf(call.World, invoice) is { } method)
            Creation.Foresee(method);

        call.Events.Update("customer.subscription.updated", subscription, () =>
        {
            Write(call, subscription, now);
            SubscriptionRecord.SetItems(subscription, plan.Items);
            SubscriptionRecord.SetPeriod(subscription, plan.Start, plan.End);
            if (plan.Restarts) Restart(subscription, plan);
            else if (call.Params.MaybeNumber("trial_end") is { } trialEnd)
                SubscriptionRecord.SetPeriod(subscription, now, trialEnd);
            if (invoice is not null) subscription["latest_invoice"] = invoice.Id();
        });
        foreach (var line in plan.Prorations) InvoiceItemRoutes.AddProration(call.World, customer, subscription, line);
        if (invoice is not null) Collect(call, subscription, customer, plan, invoice);
        SubscriptionRecord.Schedule(call.World, subscription);
        return subscription;
    }

    private static void Check(Call call, long now)
    {
        call.Refer("default_payment_method", "payment_method", "PaymentMethod");
        if (call.Has("cancel_at") && call.Has("cancel_at_period_end"))
            throw StripeRefusal.Invalid("Only one of cancel_at and cancel_at_period_end may be given.", "cancel_at");
        if (call.Params.MaybeNumber("trial_end") <= now)
            throw StripeRefusal.Invalid("trial_end must be in the future.", "trial_end");
    }

    /// <summary>
    /// The invoice that a change makes at once, still empty; null where it waits for the period's end.
    /// </summary>
    private static JsonObject? InvoiceNow(
        World world, JsonObject subscription, JsonObject customer, ChangePlan plan, bool isAlways)
    {
        if (!plan.Restarts && (!isAlways || plan.Prorations.Count == 0)) return null;
        return InvoiceRecord.New(world, customer, "subscription_update", subscription.Need("currency"), subscription);
    }

    private static void Collect(
        Call call, JsonObject subscription, JsonObject customer, ChangePlan plan, JsonObject invoice)
    {
        InvoiceRecord.SetLines(invoice,
        [
            .. InvoiceItemRoutes.TakePending(call.World, customer, subscription, invoice),
            .. plan.Restarts ? CycleLines.Ahead(subscription, plan.Start, plan.End) : [],
        ]);
        if (subscription.MaybeNumber("days_until_due") is { } days) invoice["due_date"] = plan.Start + (days * 86_400);
        InvoiceLife.Announce(call.World, invoice);
        InvoiceLife.Finish(call.World, invoice, call.Params.Flag("off_session"));
    }

    private static void Restart(JsonObject subscription, ChangePlan plan)
    {
        subscription["billing_cycle_anchor"] = plan.Start;
        if (subscription.Text("status") != "trialing") return;
        subscription["status"] = "active";
        subscription["trial_end"] = plan.Start;
    }

    private static void Write(Call call, JsonObject subscription, long now)
    {
        call.CopyInto(subscription, "collection_method", "days_until_due", "default_payment_method", "description",
            "pause_collection", "trial_settings");
        foreach (var (name, value) in call.Params.Object("cancellation_details") ?? [])
            subscription.Object("cancellation_details")![name] = value?.DeepClone();
        if (call.Text("payment_settings.save_default_payment_method") is { } keeps)
            subscription.Object("payment_settings")!["save_default_payment_method"] = keeps;
        if (call.Params.MaybeNumber("trial_end") is { } trialEnd) ExtendTrial(subscription, trialEnd, now);
        Metadata.Merge(subscription, call.Params);
        if (call.Has("cancel_at_period_end")) EndAtPeriod(subscription, call.Params.Flag("cancel_at_period_end"), now);
        if (call.Has("cancel_at"))
        {
            subscription["cancel_at"] = call.Params.MaybeNumber("cancel_at");
            subscription["cancel_at_period_end"] = false;
            subscription["canceled_at"] = call.Params.MaybeNumber("cancel_at") is null ? null : now;
        }
    }

    /// <summary>Asks for the end with the period, or takes that back.</summary>
    public static void EndAtPeriod(JsonObject subscription, bool ends, long now)
    {
        subscription["cancel_at_period_end"] = ends;
        subscription["cancel_at"] = ends ? SubscriptionRecord.PeriodEnd(subscription) : null;
        subscription["canceled_at"] = ends ? now : null;
        subscription.Object("cancellation_details")!["reason"] = ends ? "cancellation_requested" : null;
    }

    private static void ExtendTrial(JsonObject subscription, long trialEnd, long now)
    {
        subscription["status"] = "trialing";
        subscription["trial_start"] = subscription.MaybeNumber("trial_start") ?? now;
        subscription["trial_end"] = trialEnd;
        subscription["billing_cycle_anchor"] = trialEnd;
        subscription.Remove("_trial_told");
    }
}
