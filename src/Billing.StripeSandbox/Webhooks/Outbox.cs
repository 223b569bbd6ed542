using System.Text;
using Billing.StripeSandbox.Events;

namespace Billing.StripeSandbox.Webhooks;

/// <summary>Which endpoints still have to get which event. It lies on the events, so a restart loses none.</summary>
internal sealed class Outbox(World world)
{
    /// <summary>Addresses an event to the endpoints that want it, in the turn in which it is stored.</summary>
    public static void Address(World world, JsonObject stored) => Write(
        world,
        stored,
        [
            .. world.Store.All(EndpointRoutes.Kind)
                .Where(endpoint => endpoint.Text("status") == "enabled"
                    && EventTypes.IsWanted(stored.Need("type"), [.. endpoint.Texts("enabled_events")]))
                .Select(endpoint => endpoint.Id()),
        ]);

    /// <summary>The endpoints that still have to get an event.</summary>
    public IReadOnlyList<string> Pending(string eventId) => world.Run<IReadOnlyList<string>>(
        () => world.Store.Find(eventId) is { } stored ? [.. stored.Texts("_pending")] : []);

    /// <summary>Events that were still on their way when the process ended.</summary>
    public IReadOnlyList<string> Left() => world.Run<IReadOnlyList<string>>(
        () => [.. All().Where(stored => stored.At("_pending") is JsonArray { Count: > 0 })
            .Select(stored => stored.Id())]);

    /// <summary>What to send where, in the endpoint's version; null once endpoint or event is gone.</summary>
    public (Uri Url, string Secret, byte[] Body)? Letter(string eventId, string endpointId) =>
        world.Run<(Uri, string, byte[])?>(() =>
    {
        if (world.Store.Find(EndpointRoutes.Kind, endpointId) is not { } endpoint
            || endpoint.Text("status") != "enabled")
        {
            return null;
        }
        if (world.Store.Find(eventId) is not { } stored) return null;
        var version = endpoint.Text("api_version") ?? world.Options.DefaultApiVersion;
        var shown = Rendering.Public(stored, ApiVersion.Train(version));
        if (stored.Text("object") == "event") shown["api_version"] = version;
        return (new Uri(endpoint.Need("url")), endpoint.Need("_secret"), Encoding.UTF8.GetBytes(Reply.Of(shown).Body));
    });

    public void Done(string eventId, string endpointId, bool isDelivered) => world.Run(() =>
    {
        if (world.Store.Find(eventId) is not { } stored) return;
        if (!isDelivered) stored["_failed"] = true;
        Write(world, stored, [.. stored.Texts("_pending").Where(id => id != endpointId)]);
    });

    private IEnumerable<JsonObject> All() => world.Store.All("event").Concat(world.Store.All("v2.core.event"));

    private static void Write(World world, JsonObject stored, string[] endpoints)
    {
        stored["_pending"] = new JsonArray([.. endpoints.Select(id => JsonValue.Create(id))]);
        if (stored.Text("object") == "event") stored["pending_webhooks"] = (long)endpoints.Length;
        world.Store.Save(stored);
    }
}
