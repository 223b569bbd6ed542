namespace Billing.StripeSandbox.Checkout;

/// <summary>What makes the description of a session acceptable, before anything is made.</summary>
internal static class SessionRules
{
    private const long ShortestSeconds = 30 * 60;
    private const long LongestSeconds = 24 * 3600;

    private static readonly string[] Urls = ["success_url", "cancel_url", "return_url"];

    public static void Check(Call call, string mode)
    {
        if (call.Has("customer") && call.Has("customer_email"))
            throw StripeRefusal.Invalid("Only one of customer and customer_email may be given.", "customer_email");
        if (call.Has("customer_creation") && (mode != "payment" || call.Has("customer")))
            throw StripeRefusal.Invalid(
                "customer_creation belongs to payment mode without a customer.", "customer_creation");
        Belongs(call, mode, "subscription", "subscription_data");
        Belongs(call, mode, "payment", "payment_intent_data");
        Belongs(call, mode, "payment", "invoice_creation");
        Belongs(call, mode, "setup", "setup_intent_data");
        if (mode == "setup" && call.Has("line_items"))
            throw StripeRefusal.Invalid("setup mode has no line_items.", "line_items");
        if (mode == "setup" && !call.Has("currency") && !call.Has("payment_method_types")
            && !call.Has("allowed_payment_method_types"))
            throw StripeRefusal.Invalid("setup mode needs a currency.", "currency", "parameter_missing");
        if (call.Params.Flag("automatic_tax.enabled") || call.Params.Flag("tax_id_collection.enabled"))
            throw StripeRefusal.Invalid("The sandbox does not do taxes.", "automatic_tax", "parameter_not_in_sandbox");
        CheckUrls(call);
        CheckExpiry(call);
    }

    private static void Belongs(Call call, string mode, string toMode, string name)
    {
        if (call.Has(name) && mode != toMode) throw StripeRefusal.Invalid($"{name} belongs to {toMode} mode.", name);
    }

    private static void CheckUrls(Call call)
    {
        var isHosted = call.Text("ui_mode") is null or "hosted_page";
        var needed = isHosted ? "success_url" : "return_url";
        var isReturning = isHosted || call.Text("redirect_on_completion") != "never";
        if (isReturning && !call.Has(needed))
            throw StripeRefusal.Invalid($"Missing required param: {needed}.", needed, "parameter_missing");
        if (isHosted && call.Has("return_url"))
            throw StripeRefusal.Invalid("return_url belongs to embedded sessions.", "return_url");
        if (!isHosted && (call.Has("success_url") || call.Has("cancel_url")))
            throw StripeRefusal.Invalid("success_url and cancel_url belong to hosted sessions.", "success_url");
        foreach (var name in Urls.Where(call.Has))
        {
            if (!Uri.TryCreate(call.Text(name), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                throw StripeRefusal.Invalid("Not a valid URL", name, "url_invalid");
        }
    }

    private static void CheckExpiry(Call call)
    {
        var owner = call.Text("customer") is { } id ? call.Store.Find("customer", id) : null;
        var ahead = call.Params.MaybeNumber("expires_at") - call.World.Now(owner);
        if (ahead is < ShortestSeconds or > LongestSeconds)
            throw StripeRefusal.Invalid("expires_at must be 30 minutes to 24 hours ahead.", "expires_at");
    }
}
