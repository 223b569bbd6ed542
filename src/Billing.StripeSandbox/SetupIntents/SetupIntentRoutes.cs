using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.SetupIntents;

/// <summary>Setup intents: save a payment method for later without taking money.</summary>
internal static class SetupIntentRoutes
{
    private const string Kind = "setup_intent";
    private const string Url = "/v1/setup_intents";

    private const string Both =
        "customer description metadata:map payment_method payment_method_types@dahlia[] "
        + "allowed_payment_method_types@endive[] "
        + "payment_method_options{card{request_three_d_secure=any|automatic|challenge}} ~attach_to_self:bool "
        + "~customer_account ~excluded_payment_method_types[] ~flow_directions[] ~payment_method_configuration "
        + "~payment_method_data{}";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "automatic_payment_methods{!enabled:bool allow_redirects=always|never} confirm:bool ~mandate_data?{} "
            + "return_url usage=off_session|on_session use_stripe_sdk:bool ~confirmation_token ~on_behalf_of "
            + "~single_use{} " + Both),
        Route.List(Url, List, "customer payment_method created:range"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Kind), "client_secret"),
        Route.Post(Url + "/{id}", Update, Both),
        Route.Post(Url + "/{id}/confirm", Confirm, "payment_method return_url ~mandate_data{} use_stripe_sdk:bool"),
        Route.Post(Url + "/{id}/cancel", Cancel, "cancellation_reason=abandoned|duplicate|requested_by_customer"),
    ];

    private static JsonObject Create(Call call)
    {
        var customer = call.Refer("customer", "customer", "customer");
        if (call.Has("return_url") && !call.Params.Flag("confirm"))
            throw StripeRefusal.Invalid("return_url may be given only with confirm=true.", "return_url");
        var intent = SetupIntent.New(call.World, customer, call.Text("usage") ?? "off_session");
        Write(call, intent);
        call.Events.Emit("setup_intent.created", intent);
        return call.Params.Flag("confirm") ? Confirm(call, intent) : intent;
    }

    private static void Write(Call call, JsonObject intent)
    {
        if (call.Text("payment_method") is { } id)
        {
            intent["payment_method"] = TestMethods.Resolve(call, id, "payment_method").Id();
            intent["status"] = "requires_confirmation";
        }

        call.CopyInto(intent, "customer", "description");
        if ((call.Params.Copy("payment_method_types") ?? call.Params.Copy("allowed_payment_method_types")) is { } types)
        {
            intent["payment_method_types"] = types;
            intent["allowed_payment_method_types"] = types.DeepClone();
        }

        Metadata.Merge(intent, call.Params);
    }

    private static JsonObject Update(Call call)
    {
        var intent = call.Subject(Kind, Kind);
        call.Refer("customer", "customer", "customer");
        Write(call, intent);
        return call.Store.Save(intent);
    }

    private static JsonObject Confirm(Call call)
    {
        var intent = call.Subject(Kind, Kind);
        if (intent.Text("status") is "succeeded" or "canceled") throw Unexpected(intent, "confirmed");
        Write(call, intent);
        return Confirm(call, intent);
    }

    private static JsonObject Confirm(Call call, JsonObject intent)
    {
        if (call.Has("return_url")) intent["_return_url"] = call.Text("return_url");
        if (intent.Text("payment_method") is not { } id)
            throw StripeRefusal.Invalid("The intent has no payment method, so it cannot be confirmed.",
                "payment_method", "setup_intent_unexpected_state");
        var refusal = SetupIntent.Confirm(call.World, intent, call.Store.Find(id)!);
        return refusal is null ? intent : throw refusal;
    }

    private static JsonObject Cancel(Call call)
    {
        var intent = call.Subject(Kind, Kind);
        if (intent.Text("status") is "succeeded" or "canceled") throw Unexpected(intent, "canceled");
        intent["status"] = "canceled";
        intent["cancellation_reason"] = call.Text("cancellation_reason");
        call.Events.Emit("setup_intent.canceled", intent);
        return intent;
    }

    private static StripeRefusal Unexpected(JsonObject intent, string what)
    {
        var refusal = StripeRefusal.Invalid(
            $"This SetupIntent is {intent.Text("status")} and cannot be {what}.", null,
            "setup_intent_unexpected_state");
        refusal.More["setup_intent"] = Rendering.Public(intent);
        return refusal;
    }

    private static JsonObject List(Call call) => Listing.Page(
        call,
        call.Store.All(Kind).Where(intent => Listing.Matches(call, intent, "customer")
            && Listing.Matches(call, intent, "payment_method")
            && Listing.InRange(call.Params, "created", intent.MaybeNumber("created"))),
        Url);
}
