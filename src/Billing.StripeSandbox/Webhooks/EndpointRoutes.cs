using Billing.StripeSandbox.Events;

namespace Billing.StripeSandbox.Webhooks;

/// <summary>Webhook endpoints: where events go.</summary>
internal static class EndpointRoutes
{
    /// <summary>The kind of an endpoint.</summary>
    public const string Kind = "webhook_endpoint";

    private const string Url = "/v1/webhook_endpoints";
    private const string Label = "webhook endpoint";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create, "!enabled_events[] !url api_version description? metadata:map ~connect:bool"),
        Route.List(Url, call => Listing.Page(call, call.Store.All(Kind), Url)),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, Label)),
        Route.Post(Url + "/{id}", Update, "enabled_events[] url description? disabled:bool metadata:map"),
        Route.Delete(Url + "/{id}", Delete),
    ];

    /// <summary>The endpoint of the settings, which is there from the start.</summary>
    public static void AddFromOptions(World world)
    {
        if (world.Options.WebhookUrl is not { } url) return;
        var endpoint = New(world, "we_settings", url, ["*", EventTypes.MeterErrors, EventTypes.NoMeter]);
        endpoint["_secret"] = world.Options.WebhookSecret;
        world.Store.Save(endpoint);
    }

    private static JsonObject New(World world, string id, string url, IEnumerable<string> events) => new()
    {
        ["id"] = id,
        ["object"] = Kind,
        ["api_version"] = null,
        ["application"] = null,
        ["created"] = world.Now(),
        ["description"] = null,
        ["enabled_events"] = new JsonArray([.. events.Select(type => JsonValue.Create(type))]),
        ["livemode"] = false,
        ["metadata"] = new JsonObject(),
        ["status"] = "enabled",
        ["url"] = url,
        ["_secret"] = Ids.New("whsec_", 32),
    };

    /// <summary>The answer to a creation is the only one that shows the secret.</summary>
    private static JsonObject Create(Call call)
    {
        if (call.Text("api_version") is { } version && !ApiVersion.Known.Contains(version))
            throw StripeRefusal.Invalid($"The sandbox does not speak the version {version}.", "api_version");
        var endpoint = New(call.World, Ids.New("we_"), CheckedUrl(call), CheckedEvents(call));
        endpoint["api_version"] = call.Text("api_version");
        endpoint["description"] = call.Text("description");
        Metadata.Merge(endpoint, call.Params);
        call.Store.Save(endpoint);
        var answer = endpoint.Clone();
        answer["secret"] = endpoint.Text("_secret");
        return answer;
    }

    private static JsonObject Update(Call call)
    {
        var endpoint = call.Subject(Kind, Label);
        if (call.Has("url")) endpoint["url"] = CheckedUrl(call);
        if (call.Has("enabled_events"))
            endpoint["enabled_events"] = new JsonArray([.. CheckedEvents(call).Select(type => JsonValue.Create(type))]);
        if (call.Has("description")) endpoint["description"] = call.Text("description");
        if (call.Has("disabled")) endpoint["status"] = call.Params.Flag("disabled") ? "disabled" : "enabled";
        Metadata.Merge(endpoint, call.Params);
        return call.Store.Save(endpoint);
    }

    private static JsonObject Delete(Call call)
    {
        var id = call.Subject(Kind, Label).Id();
        call.Store.Forget(id);
        return new JsonObject { ["id"] = id, ["object"] = Kind, ["deleted"] = true };
    }

    private static string CheckedUrl(Call call) =>
        Uri.TryCreate(call.Params.Need("url"), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? call.Params.Need("url")
            : throw StripeRefusal.Invalid("Invalid URL: it must begin with http:// or https://.", "url", "url_invalid");

    private static List<string> CheckedEvents(Call call)
    {
        var types = call.Params.Texts("enabled_events").ToList();
        if (types.Count == 0) throw StripeRefusal.Invalid("At least one event type is needed.", "enabled_events");
        var index = types.FindIndex(type => !EventTypes.IsKnown(type));
        return index < 0
            ? types
            : throw StripeRefusal.Invalid(
                $"Invalid enabled_events[{index}]: {types[index]} is no event type.", $"enabled_events[{index}]");
    }
}
