namespace Billing.StripeSandbox.Events;

/// <summary>The events, for those who missed a delivery.</summary>
internal static class EventRoutes
{
    private const string Url = "/v1/events";

    public static IEnumerable<Route> All =>
    [
        Route.List(Url, List, "created:range delivery_success:bool type types[]"),
        Route.Get(Url + "/{id}", call => call.Subject("event", "event")),
        Route.Get("/v2/core/events/{id}", call => call.Subject("v2.core.event", "event")),
    ];

    private static JsonObject List(Call call)
    {
        if (call.Has("type") && call.Has("types"))
            throw StripeRefusal.Invalid("Only one of type and types may be given.", "types");
        string[] types = call.Text("type") is { } type ? [type] : [.. call.Params.Texts("types")];
        return Listing.Page(
            call,
            call.Store.All("event")
                .Where(stored => (types.Length == 0 || types.Any(wanted => IsOf(stored.Need("type"), wanted)))
                && (!call.Has("delivery_success") || IsDelivered(stored) == call.Params.Flag("delivery_success"))
                && Listing.InRange(call.Params, "created", stored.MaybeNumber("created"))),
            Url);
    }

    private static bool IsOf(string type, string wanted) =>
        wanted.EndsWith(".*", StringComparison.Ordinal)
            ? type.StartsWith(wanted[..^1], StringComparison.Ordinal)
            : type == wanted;

    private static bool IsDelivered(JsonObject stored) =>
        stored.Number("pending_webhooks") == 0 && !stored.Flag("_failed");
}
