namespace Billing.StripeSandbox.PaymentIntents;

/// <summary>
/// Makes payment intents: the attempt, with as many tries as it takes, to get one amount from one customer.
/// </summary>
internal static class Intent
{
    public static JsonObject New(World world, JsonObject? customer, long amount, string currency)
    {
        var id = Ids.New("pi_");
        var intent = new JsonObject
        {
            ["id"] = id,
            ["object"] = "payment_intent",
            ["allowed_payment_method_types"] = new JsonArray("card", "us_bank_account"),
            ["amount"] = amount,
            ["amount_capturable"] = 0L,
            ["amount_details"] = new JsonObject { ["tip"] = new JsonObject() },
            ["amount_received"] = 0L,
            ["application"] = null,
            ["application_fee_amount"] = null,
            ["automatic_payment_methods"] = new JsonObject { ["allow_redirects"] = "always", ["enabled"] = true },
            ["canceled_at"] = null,
            ["cancellation_reason"] = null,
            ["capture_method"] = "automatic_async",
            ["client_secret"] = Ids.New(id + "_secret_"),
            ["confirmation_method"] = "automatic",
            ["created"] = world.Now(customer),
            ["currency"] = currency.ToLowerInvariant(),
            ["customer"] = customer?.Id(),
            ["description"] = null,
            ["last_payment_error"] = null,
            ["latest_charge"] = null,
            ["livemode"] = false,
            ["metadata"] = new JsonObject(),
            ["next_action"] = null,
            ["on_behalf_of"] = null,
            ["payment_method"] = null,
            ["payment_method_options"] = new JsonObject(),
            ["payment_method_types"] = new JsonArray("card", "us_bank_account"),
            ["processing"] = null,
            ["receipt_email"] = null,
            ["review"] = null,
            ["setup_future_usage"] = null,
            ["shipping"] = null,
            ["source"] = null,
            ["statement_descriptor"] = null,
            ["statement_descriptor_suffix"] = null,
            ["status"] = "requires_payment_method",
            ["transfer_data"] = null,
            ["transfer_group"] = null,
            ["_clock"] = customer?.Text("_clock"),
        };
        return world.Store.Save(intent);
    }

    public static JsonObject Announce(World world, JsonObject intent)
    {
        world.Events.Emit("payment_intent.created", intent);
        return intent;
    }

    public static void Cancel(World world, JsonObject intent, string? reason)
    {
        intent["status"] = "canceled";
        intent["canceled_at"] = world.Now(intent);
        intent["cancellation_reason"] = reason;
        intent["next_action"] = null;
        intent.Remove("_due");
        world.Events.Emit("payment_intent.canceled", intent);
    }
}
