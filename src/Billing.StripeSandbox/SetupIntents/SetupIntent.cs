using Billing.StripeSandbox.PaymentIntents;
using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.SetupIntents;

/// <summary>The life of a setup intent.</summary>
internal static class SetupIntent
{
    public static JsonObject New(World world, JsonObject? customer, string usage)
    {
        var id = Ids.New("seti_");
        return world.Store.Save(new JsonObject
        {
            ["id"] = id,
            ["object"] = "setup_intent",
            ["allowed_payment_method_types"] = new JsonArray("card", "us_bank_account"),
            ["application"] = null,
            ["automatic_payment_methods"] = new JsonObject { ["allow_redirects"] = "always", ["enabled"] = true },
            ["cancellation_reason"] = null,
            ["client_secret"] = Ids.New(id + "_secret_"),
            ["created"] = world.Now(customer),
            ["customer"] = customer?.Id(),
            ["description"] = null,
            ["excluded_payment_method_types"] = null,
            ["flow_directions"] = null,
            ["last_setup_error"] = null,
            ["latest_attempt"] = null,
            ["livemode"] = false,
            ["mandate"] = null,
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["on_behalf_of"] = null,
            ["payment_method"] = null,
            ["payment_method_configuration_details"] = null,
            ["payment_method_options"] = new JsonObject(),
            ["payment_method_types"] = new JsonArray("card", "us_bank_account"),
            ["single_use_mandate"] = null,
            ["status"] = "requires_payment_method",
            ["usage"] = usage,
            ["_clock"] = customer?.Text("_clock"),
        });
    }

    /// <summary>Saves a payment method, unless its bank declines or asks its holder first.</summary>
    public static StripeRefusal? Confirm(
        World world, JsonObject intent, JsonObject method, bool isAuthenticated = false)
    {
        var test = TestMethod.Of(method);
        intent["payment_method"] = method.Id();
        intent["next_action"] = null;
        intent["last_setup_error"] = null;
        if (!isAuthenticated && (test.Behaviour is TestBehaviour.Authenticates or TestBehaviour.AuthenticatesOnce))
        {
            intent["status"] = "requires_action";
            intent["next_action"] = NextAction.Redirect(world, intent);
            world.Events.Emit("setup_intent.requires_action", intent);
            return null;
        }

        if (test.Behaviour == TestBehaviour.Declines) return Fail(world, intent, method, Declines.Refusal(test));
        method["_authenticated"] = true;
        intent["status"] = "succeeded";
        intent["latest_attempt"] = Ids.New("setatt_");
        if (intent.Text("customer") is { } customer)
            PaymentMethodRoutes.Attach(world, method, world.Store.Find(customer)!);
        world.Store.Save(method);
        world.Events.Emit("setup_intent.succeeded", intent);
        return null;
    }

    /// <summary>The holder answered the question that his bank asked.</summary>
    public static StripeRefusal? Answered(World world, JsonObject intent, bool isConfirmed)
    {
        var method = world.Store.Find(intent.Need("payment_method"))!;
        if (isConfirmed) return Confirm(world, intent, method, isAuthenticated: true);
        return Fail(world, intent, method,
            new StripeRefusal(402, "invalid_request_error", "setup_intent_authentication_failure",
            "The payment method could not be authenticated."));
    }

    private static StripeRefusal Fail(World world, JsonObject intent, JsonObject method, StripeRefusal refusal)
    {
        intent["status"] = "requires_payment_method";
        intent["payment_method"] = null;
        intent["next_action"] = null;
        var error = refusal.Body().Object("error")!.Clone();
        error["payment_method"] = Rendering.Public(method);
        intent["last_setup_error"] = error;
        world.Events.Emit("setup_intent.setup_failed", intent);
        refusal.More["setup_intent"] = Rendering.Public(intent);
        return refusal;
    }
}
