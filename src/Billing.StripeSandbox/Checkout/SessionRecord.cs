namespace Billing.StripeSandbox.Checkout;

/// <summary>Makes checkout sessions.</summary>
internal static class SessionRecord
{
    private const long OpenSeconds = 24 * 3600;

    public static JsonObject New(Call call, string mode, JsonObject? customer, List<JsonObject> lines)
    {
        var (id, now) = (Ids.New("cs_test_", 58), call.World.Now(customer));
        var total = lines.Sum(line => line.Number("amount_total"));
        var isTrial = TrialEnd(call, now) is not null;
        var expiresAt = call.Params.MaybeNumber("expires_at") ?? now + OpenSeconds;
        var isHosted = call.Text("ui_mode") is null or "hosted_page";
        var types = call.Params.Copy("payment_method_types") ?? call.Params.Copy("allowed_payment_method_types")
            ?? new JsonArray("card", "us_bank_account");
        return new JsonObject
        {
            ["id"] = id,
            ["object"] = "checkout.session",
            ["adaptive_pricing"] = null,
            ["after_expiration"] = null,
            ["allow_promotion_codes"] = call.Params.Copy("allow_promotion_codes"),
            ["allowed_payment_method_types"] = types.DeepClone(),
            ["amount_subtotal"] = mode == "setup" ? null : isTrial ? 0 : total,
            ["amount_total"] = mode == "setup" ? null : isTrial ? 0 : total,
            ["automatic_tax"] = new JsonObject
            {
                ["enabled"] = false,
                ["liability"] = null,
                ["provider"] = null,
                ["status"] = null,
            },
            ["billing_address_collection"] = call.Text("billing_address_collection"),
            ["cancel_url"] = call.Text("cancel_url"),
            ["client_reference_id"] = call.Text("client_reference_id"),
            ["client_secret"] = isHosted ? null : Ids.New(id + "_secret_"),
            ["collected_information"] = null,
            ["consent"] = null,
            ["consent_collection"] = null,
            ["created"] = now,
            ["currency"] = lines.Count > 0 ? lines[0].Text("currency") : call.Text("currency")?.ToLowerInvariant(),
            ["currency_conversion"] = null,
            ["custom_fields"] = new JsonArray(),
            ["custom_text"] = new JsonObject
            {
                ["after_submit"] = null, ["shipping_address"] = null, ["submit"] = null,
                ["terms_of_service_acceptance"] = null,
            },
            ["customer"] = customer?.Id(),
            ["customer_account"] = null,
            ["customer_creation"] = customer is not null ? null : mode == "subscription" ? "always" : mode == "payment"
                ? call.Text("customer_creation") ?? "if_required" : null,
            ["customer_details"] = customer is null ? null : Details(customer.Text("email"), customer.Text("name")),
            ["customer_email"] = call.Text("customer_email"),
            ["discounts"] = new JsonArray(),
            ["expires_at"] = expiresAt,
            ["integration_identifier"] = null,
            ["invoice"] = null,
            ["invoice_creation"] = mode != "payment" ? null : new JsonObject
            {
                ["enabled"] = call.Params.Flag("invoice_creation.enabled"),
                ["invoice_data"] = new JsonObject
                {
                    ["description"] = call.Text("invoice_creation.invoice_data.description"),
                    ["metadata"] = Metadata.Of(call.Params, "invoice_creation.invoice_data.metadata"),
                },
            },
            ["livemode"] = false,
            ["locale"] = call.Text("locale"),
            ["managed_payments"] = null,
            ["metadata"] = Metadata.Of(call.Params),
            ["mode"] = mode,
            ["origin_context"] = null,
            ["payment_intent"] = null,
            ["payment_link"] = null,
            ["payment_method_collection"] = mode == "subscription"
                ? call.Text("payment_method_collection") ?? "always"
                : null,
            ["payment_method_configuration_details"] = null,
            ["payment_method_options"] = new JsonObject(),
            ["payment_method_types"] = types,
            ["payment_status"] = mode == "setup" ? "no_payment_required" : "unpaid",
            ["permissions"] = null,
            ["phone_number_collection"] = new JsonObject { ["enabled"] = false },
            ["recovered_from"] = null,
            ["return_url"] = call.Text("return_url"),
            ["saved_payment_method_options"] = null,
            ["setup_intent"] = null,
            ["shipping_address_collection"] = null,
            ["shipping_cost"] = null,
            ["shipping_options"] = new JsonArray(),
            ["status"] = "open",
            ["submit_type"] = call.Text("submit_type"),
            ["subscription"] = null,
            ["success_url"] = call.Text("success_url"),
            ["total_details"] = mode == "setup" ? null : new JsonObject
            {
                ["amount_discount"] = 0L,
                ["amount_shipping"] = 0L,
                ["amount_tax"] = 0L,
            },
            ["ui_mode"] = call.Text("ui_mode") ?? "hosted_page",
            ["url"] = isHosted ? $"{call.World.Options.PublicUrl}/c/pay/{id}" : null,
            ["wallet_options"] = null,
            ["_lines"] = new JsonArray([.. lines]),
            ["_data"] = (call.Params.Object("subscription_data") ?? call.Params.Object("payment_intent_data")
                ?? call.Params.Object("setup_intent_data") ?? []).Clone(),
            ["_clock"] = customer?.Text("_clock"),
            ["_due"] = expiresAt,
        };
    }

    public static JsonObject Details(string? email, string? name) => new()
    {
        ["address"] = null,
        ["business_name"] = null,
        ["email"] = email,
        ["individual_name"] = null,
        ["name"] = name,
        ["phone"] = null,
        ["tax_exempt"] = "none",
        ["tax_ids"] = new JsonArray(),
    };

    /// <summary>The end of the trial that the session's subscription is to begin with, or null.</summary>
    public static long? TrialEnd(JsonObject data, long now) =>
        data.MaybeNumber("trial_end")
            ?? (data.MaybeNumber("trial_period_days") is { } days ? now + (days * 86_400) : null);

    private static long? TrialEnd(Call call, long now) => TrialEnd(call.Params.Object("subscription_data") ?? [], now);
}
