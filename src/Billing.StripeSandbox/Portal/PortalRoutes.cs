namespace Billing.StripeSandbox.Portal;

/// <summary>Portal sessions: a page of a customer's own, to see and change what he pays.</summary>
internal static class PortalRoutes
{
    /// <summary>The kind of a portal session.</summary>
    public const string Kind = "billing_portal.session";

    private const string Configuration = "bpc_sandbox";

    public static IEnumerable<Route> All =>
    [
        Route.Post("/v1/billing_portal/sessions", Create,
            "!customer return_url configuration locale ~on_behalf_of ~customer_account ~after_expiration{} "
            + "flow_data{!type=payment_method_update|subscription_cancel|customer_update "
            + "subscription_cancel{!subscription ~retention{}} "
            + "after_completion{!type=hosted_confirmation|portal_homepage|redirect redirect{!return_url} "
            + "hosted_confirmation{custom_message}}}"),
    ];

    private static JsonObject Create(Call call)
    {
        var customer = call.NeedRefer("customer", "customer", "customer");
        if (call.Text("configuration") is { } configuration && configuration != Configuration)
            throw StripeRefusal.BadReference("configuration", configuration, "configuration");
        if (call.Text("return_url") is { } back
            && (!Uri.TryCreate(back, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
            throw StripeRefusal.Invalid("Not a valid URL", "return_url", "url_invalid");
        if (call.Text("flow_data.type") == "subscription_cancel")
        {
            var id = call.Text("flow_data.subscription_cancel.subscription")
                ?? throw StripeRefusal.Invalid(
                    "The flow needs a subscription.", "flow_data[subscription_cancel]", "parameter_missing");
            call.Refer(id, "flow_data[subscription_cancel][subscription]", "subscription", "subscription");
        }

        var secret = Ids.New("test_", 32);
        var session = new JsonObject
        {
            ["id"] = Ids.New("bps_"),
            ["object"] = Kind,
            ["configuration"] = Configuration,
            ["created"] = call.World.Now(),
            ["customer"] = customer.Id(),
            ["customer_account"] = null,
            ["flow"] = call.Params.Copy("flow_data"),
            ["livemode"] = false,
            ["locale"] = call.Text("locale"),
            ["on_behalf_of"] = null,
            ["return_url"] = call.Text("return_url"),
            ["url"] = $"{call.World.Options.PublicUrl}/p/session/{secret}",
            ["_page"] = secret,
        };
        call.Events.Emit("billing_portal.session.created", session);
        return session;
    }
}
