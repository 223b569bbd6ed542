namespace Billing.StripeSandbox.Meters;

/// <summary>Meter events come in here; whether they count is found out later.</summary>
internal static class MeterEventRoutes
{
    private const long OldestSeconds = 35 * 86_400;
    private const long NewestSeconds = 5 * 60;
    private const int LongestIdentifier = 100;

    public static IEnumerable<Route> All =>
    [
        Route.Post("/v1/billing/meter_events", Create, "!event_name !payload:map identifier timestamp:whole"),
        Route.Post("/v1/billing/meter_event_adjustments", Adjust, "!event_name !type=cancel cancel{identifier}"),
    ];

    private static JsonObject Create(Call call)
    {
        var real = call.World.Now();
        var now = MeterEvents.ClockTime(call.World, call.Params) ?? real;
        var timestamp = call.Params.MaybeNumber("timestamp") ?? now;
        if (timestamp < now - OldestSeconds || timestamp > now + NewestSeconds)
        {
            throw StripeRefusal.Invalid(
                "The timestamp must lie within the past 35 days and at most 5 minutes ahead.", "timestamp",
                "timestamp_too_far_in_past");
        }

        var identifier = call.Text("identifier") ?? Ids.New("", 32);
        if (identifier.Length > LongestIdentifier)
            throw StripeRefusal.Invalid($"An identifier has {LongestIdentifier} characters at most.", "identifier");
        if (call.Store.Find(MeterEvents.IdOf(identifier)) is not null)
            throw StripeRefusal.Invalid($"An event already exists with identifier {identifier}.", "identifier");

        var shown = new JsonObject
        {
            ["object"] = "billing.meter_event",
            ["created"] = now,
            ["event_name"] = call.Text("event_name"),
            ["identifier"] = identifier,
            ["livemode"] = false,
            ["payload"] = call.Params.Copy("payload"),
            ["timestamp"] = timestamp,
        };
        MeterEvents.Accept(call.World, shown);
        return shown;
    }

    /// <summary>Takes an event back, within a day of it.</summary>
    private static JsonObject Adjust(Call call)
    {
        var identifier = call.Text("cancel.identifier")
            ?? throw StripeRefusal.Invalid(
                "Missing required param: cancel[identifier].", "cancel[identifier]", "parameter_missing");
        var found = call.Store.Find(MeterEvents.IdOf(identifier));
        if (found is null || found.Text("shown.event_name") != call.Text("event_name"))
            throw StripeRefusal.Invalid(
                $"No event of this name has the identifier {identifier}.", "cancel[identifier]", "resource_missing");
        if (found.Flag("cancelled"))
            throw StripeRefusal.Invalid("The event was cancelled before.", "cancel[identifier]");
        if (call.World.Now() - found.Number("received") > 86_400)
            throw StripeRefusal.Invalid("An event can be cancelled within 24 hours.", "cancel[identifier]");
        found["cancelled"] = true;
        call.Store.Save(found);
        return new JsonObject
        {
            ["object"] = "billing.meter_event_adjustment",
            ["cancel"] = new JsonObject { ["identifier"] = identifier },
            ["event_name"] = call.Text("event_name"),
            ["livemode"] = false,
            ["status"] = "complete",
            ["type"] = "cancel",
        };
    }
}
