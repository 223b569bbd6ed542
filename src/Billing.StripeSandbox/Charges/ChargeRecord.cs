namespace Billing.StripeSandbox.Charges;

/// <summary>Makes charges: one try to get an intent's money.</summary>
internal static class ChargeRecord
{
    public static JsonObject New(World world, JsonObject intent, JsonObject method, string status)
    {
        var isPaid = status == "succeeded";
        var (id, type) = (Ids.New("ch_"), method.Need("type"));
        var details = method.Object(type)!.Clone();
        var charge = new JsonObject
        {
            ["id"] = id,
            ["object"] = "charge",
            ["amount"] = intent.Number("amount"),
            ["amount_captured"] = isPaid ? intent.Number("amount") : 0,
            ["amount_refunded"] = 0L,
            ["application"] = null,
            ["balance_transaction"] = null,
            ["billing_details"] = method.Copy("billing_details"),
            ["captured"] = isPaid,
            ["created"] = world.Now(intent),
            ["currency"] = intent.Need("currency"),
            ["customer"] = intent.Text("customer"),
            ["description"] = intent.Text("description"),
            ["disputed"] = false,
            ["failure_balance_transaction"] = null,
            ["failure_code"] = null,
            ["failure_message"] = null,
            ["fraud_details"] = new JsonObject(),
            ["livemode"] = false,
            ["metadata"] = intent.Copy("metadata"),
            ["on_behalf_of"] = null,
            ["outcome"] = Outcome(null),
            ["paid"] = isPaid,
            ["payment_intent"] = intent.Id(),
            ["payment_method"] = method.Id(),
            ["payment_method_details"] = new JsonObject { [type] = details, ["type"] = type },
            ["receipt_email"] = intent.Text("receipt_email"),
            ["receipt_number"] = null,
            ["receipt_url"] = isPaid ? $"{world.Options.PublicUrl}/receipts/{id}" : null,
            ["refunded"] = false,
            ["review"] = null,
            ["shipping"] = null,
            ["source"] = null,
            ["statement_descriptor"] = null,
            ["status"] = status,
            ["transfer_data"] = null,
            ["transfer_group"] = null,
            ["_clock"] = intent.Text("_clock"),
        };
        return world.Store.Save(charge);
    }

    public static JsonObject Outcome(string? declineCode) => new()
    {
        ["advice_code"] = null,
        ["network_status"] = declineCode is null ? "approved_by_network" : "declined_by_network",
        ["reason"] = declineCode,
        ["risk_level"] = "normal",
        ["seller_message"] = declineCode is null ? "Payment complete." : "The bank did not accept the payment.",
        ["type"] = declineCode is null ? "authorized" : "issuer_declined",
    };
}
