namespace Billing.StripeSandbox.Checkout;

/// <summary>Checkout sessions: create, read, list, expire.</summary>
internal static class SessionRoutes
{
    private const string Kind = "checkout.session";
    private const string Url = "/v1/checkout/sessions";
    private const string Label = "checkout.session";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "!mode=payment|setup|subscription customer customer_email customer_creation=always|if_required "
            + "client_reference_id "
            + LineItems.Table + " success_url cancel_url return_url ui_mode=elements|embedded_page|form|hosted_page "
            + "metadata:map subscription_data{metadata:map description trial_period_days:whole trial_end:whole "
            + "billing_mode{!type=classic|flexible} "
            + "trial_settings{!end_behavior{!missing_payment_method=cancel|create_invoice|pause}} "
            + "~billing_cycle_anchor:whole ~default_tax_rates[]} payment_intent_data{metadata:map description "
            + "receipt_email setup_future_usage=off_session|on_session statement_descriptor ~transfer_data{}} "
            + "setup_intent_data{metadata:map description} currency expires_at:whole locale "
            + "submit_type=auto|book|donate|pay|subscribe payment_method_collection=always|if_required "
            + "payment_method_types@dahlia[] allowed_payment_method_types@endive[] invoice_creation{!enabled:bool "
            + "invoice_data{metadata:map description}} billing_address_collection=auto|required "
            + "redirect_on_completion=always|if_required|never "
            + "saved_payment_method_options{payment_method_save=enabled|disabled} automatic_tax{!enabled:bool} "
            + "tax_id_collection{!enabled:bool} allow_promotion_codes:bool phone_number_collection{!enabled:bool} "
            + "customer_update{address=auto|never name=auto|never shipping=auto|never} "
            + "adaptive_pricing{enabled:bool} ~discounts[]{coupon} ~shipping_options[]{shipping_rate} "
            + "~optional_items[]{price} ~custom_fields[]{key} ~after_expiration{} ~branding_settings{} "
            + "~consent_collection{} ~custom_text{} ~customer_account ~excluded_payment_method_types[] "
            + "~integration_identifier ~managed_payments{} ~name_collection{} ~origin_context "
            + "~payment_method_configuration ~payment_method_data{} ~payment_method_options{} ~permissions{} "
            + "~shipping_address_collection{} ~wallet_options{}"),
        Route.List(Url, List,
            "customer created:range payment_intent subscription status=complete|expired|open customer_details{!email}"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Label)),
        Route.Post(Url + "/{id}", Update, "metadata?:map"),
        Route.Post(Url + "/{id}/expire", Expire),
        Route.List(Url + "/{id}/line_items", call =>
        {
            var session = call.Subject(Kind, Label);
            return Listing.Page(call, session.Items("_lines").Reverse(), $"{Url}/{session.Id()}/line_items");
        }),
    ];

    private static JsonObject Create(Call call)
    {
        var mode = call.Params.Need("mode");
        SessionRules.Check(call, mode);
        var customer = call.Refer("customer", "customer", "customer");
        List<JsonObject> lines = mode == "setup" ? [] : LineItems.Read(call, mode);
        var session = SessionRecord.New(call, mode, customer, lines);
        return call.Store.Save(session);
    }

    private static JsonObject Update(Call call)
    {
        var session = call.Subject(Kind, Label);
        Metadata.Merge(session, call.Params);
        return call.Store.Save(session);
    }

    private static JsonObject Expire(Call call)
    {
        var session = call.Subject(Kind, Label);
        if (session.Text("status") != "open")
            throw StripeRefusal.Invalid($"Only an open session can be expired; this one is {session.Text("status")}.");
        SessionLife.Expire(call.World, session);
        return session;
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All(Kind).Where(session => Listing.Matches(call, session, "customer")
            && Listing.Matches(call, session, "payment_intent")
            && Listing.Matches(call, session, "subscription")
            && Listing.Matches(call, session, "status")
            && Listing.Matches(call, session, "customer_details.email")
            && Listing.InRange(call.Params, "created", session.MaybeNumber("created"))),
        Url);
}
