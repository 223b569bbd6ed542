using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.PaymentIntents;

/// <summary>Payment intents: create, confirm, cancel, read, list.</summary>
internal static class PaymentIntentRoutes
{
    private const string Kind = "payment_intent";
    private const string Label = "payment_intent";
    private const string Url = "/v1/payment_intents";

    private const string Both =
        "payment_method description? metadata:map payment_method_types@dahlia[] "
        + "allowed_payment_method_types@endive[] receipt_email? setup_future_usage?=off_session|on_session "
        + "~shipping?{} statement_descriptor statement_descriptor_suffix ~transfer_data{} "
        + "~application_fee_amount:whole payment_method_options{card{request_three_d_secure=any|automatic|challenge}}";

    private const string Confirming =
        "off_session:bool error_on_requires_action:bool return_url ~mandate ~mandate_data{} use_stripe_sdk:bool";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "!amount:whole !currency confirm:bool customer automatic_payment_methods{!enabled:bool "
            + "allow_redirects=always|never} "
            + "capture_method=automatic|automatic_async confirmation_method=automatic " + Both + " " + Confirming),
        Route.List(Url, List, "customer created:range"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Label), "client_secret"),
        Route.Post(Url + "/{id}", Update, "amount:whole currency customer " + Both),
        Route.Post(Url + "/{id}/confirm", Confirm,
            "payment_method receipt_email? setup_future_usage?=off_session|on_session " + Confirming),
        Route.Post(Url + "/{id}/cancel", Cancel,
            "cancellation_reason=abandoned|duplicate|fraudulent|requested_by_customer"),
    ];

    private static JsonObject Create(Call call)
    {
        var customer = call.Refer("customer", "customer", "customer");
        if (call.Params.Number("amount") < 1)
            throw StripeRefusal.Invalid("The amount must be at least 1.", "amount", "parameter_invalid_integer");
        if (call.Params.Flag("off_session") && !call.Params.Flag("confirm"))
            throw StripeRefusal.Invalid("off_session may be given only with confirm=true.", "off_session");
        var method = Method(call);
        var intent = Intent.New(call.World, customer, call.Params.Number("amount"), call.Params.Need("currency"));
        Write(call, intent);
        if (method is not null)
        {
            intent["payment_method"] = method.Id();
            intent["status"] = "requires_confirmation";
        }

        Intent.Announce(call.World, intent);
        return call.Params.Flag("confirm") ? Confirm(call, intent) : intent;
    }

    private static void Write(Call call, JsonObject intent)
    {
        call.CopyInto(intent, "amount", "description", "receipt_email", "setup_future_usage", "statement_descriptor");
        if ((call.Params.Copy("payment_method_types") ?? call.Params.Copy("allowed_payment_method_types")) is { } types)
        {
            intent["payment_method_types"] = types;
            intent["allowed_payment_method_types"] = types.DeepClone();
        }

        if (call.Has("return_url")) intent["_return_url"] = call.Text("return_url");
        if (call.Has("customer")) intent["customer"] = call.Text("customer");
        Metadata.Merge(intent, call.Params);
    }

    /// <summary>The payment method named; one that belongs to a customer pays for that customer only.</summary>
    private static JsonObject? Method(Call call, JsonObject? intent = null)
    {
        if (call.Text("payment_method") is not { } id) return null;
        var method = TestMethods.Resolve(call, id, "payment_method");
        if (method.Flag("_detached")
            || (method.Text("customer") is { } holder && holder != (call.Text("customer") ?? intent?.Text("customer"))))
            throw StripeRefusal.Invalid(
                "The payment method belongs to another customer or was detached.", "payment_method");
        return method;
    }

    private static JsonObject Update(Call call)
    {
        var intent = call.Subject(Kind, Label);
        if (intent.Text("status") is "succeeded" or "canceled" or "processing"
            && call.Params.Any(field => field.Key is not ("metadata" or "description" or "expand")))
            throw Unexpected(intent, "changed");
        call.Refer("customer", "customer", "customer");
        var method = Method(call, intent);
        Write(call, intent);
        if (method is not null)
        {
            intent["payment_method"] = method.Id();
            intent["status"] = "requires_confirmation";
        }

        return call.Store.Save(intent);
    }

    private static JsonObject Confirm(Call call)
    {
        var intent = call.Subject(Kind, Label);
        if (intent.Text("status") is not ("requires_payment_method" or "requires_confirmation" or "requires_action"))
            throw Unexpected(intent, "confirmed");
        if (Method(call, intent) is { } method) intent["payment_method"] = method.Id();
        Write(call with { Params = Without(call.Params, "metadata") }, intent);
        return Confirm(call, intent);
    }

    private static JsonObject Without(JsonObject parameters, string name)
    {
        var rest = parameters.Clone();
        rest.Remove(name);
        return rest;
    }

    private static JsonObject Confirm(Call call, JsonObject intent)
    {
        if (intent.Text("payment_method") is not { } id)
        {
            throw StripeRefusal.Invalid(
                "The intent has no payment method, so it cannot be confirmed.", "payment_method",
                "payment_intent_unexpected_state");
        }

        var isAway = call.Params.Flag("off_session") || call.Params.Flag("error_on_requires_action");
        var refusal = Confirmation.Confirm(call.World, intent, call.Store.Find(id)!, isAway);
        return refusal is null ? intent : throw refusal;
    }

    private static JsonObject Cancel(Call call)
    {
        var intent = call.Subject(Kind, Label);
        if (intent.Text("status") is "succeeded" or "canceled" or "processing") throw Unexpected(intent, "canceled");
        if (intent.Text("_invoice") is not null || intent.Text("_session") is not null)
            throw StripeRefusal.Invalid("The intent belongs to an invoice or a checkout session; void or expire that.");
        Intent.Cancel(call.World, intent, call.Text("cancellation_reason"));
        return intent;
    }

    private static StripeRefusal Unexpected(JsonObject intent, string what)
    {
        var refusal = StripeRefusal.Invalid(
            $"This PaymentIntent is {intent.Text("status")} and cannot be {what}.", null,
            "payment_intent_unexpected_state");
        refusal.More["payment_intent"] = Rendering.Public(intent);
        return refusal;
    }

    private static JsonObject List(Call call)
    {
        call.Refer("customer", "customer", "customer");
        return Listing.Page(
            call,
            call.Store.All(Kind).Where(intent => Listing.Matches(call, intent, "customer")
                && Listing.InRange(call.Params, "created", intent.MaybeNumber("created"))),
            Url);
    }
}
