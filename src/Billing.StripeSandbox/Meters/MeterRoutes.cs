namespace Billing.StripeSandbox.Meters;

/// <summary>Billing meters: what counts usage for metered prices.</summary>
internal static class MeterRoutes
{
    private const string Kind = "billing.meter";
    private const string Url = "/v1/billing/meters";

    public static IEnumerable<Route> All =>
    [
        Route.Post(Url, Create,
            "!default_aggregation{!formula=count|sum|last} !display_name !event_name event_time_window=day|hour "
            + "customer_mapping{!event_payload_key !type=by_id} value_settings{!event_payload_key}"),
        Route.List(Url, call =>
            Listing.Page(call, call.Store.All(Kind).Where(meter => Listing.Matches(call, meter, "status")), Url),
            "status=active|inactive"),
        Route.Get(Url + "/{id}", call => call.Subject(Kind, "meter")),
        Route.Post(Url + "/{id}", Update, "display_name"),
        Route.Post(Url + "/{id}/deactivate", call => SetStatus(call, "inactive", "billing.meter.deactivated")),
        Route.Post(Url + "/{id}/reactivate", call => SetStatus(call, "active", "billing.meter.reactivated")),
        Route.List(Url + "/{id}/event_summaries", MeterTotals.Summaries,
            "!customer !start_time:whole !end_time:whole value_grouping_window=day|hour"),
    ];

    /// <summary>The active meter of an event name, or null.</summary>
    public static JsonObject? OfEvent(World world, string eventName) =>
        world.Store.All(Kind)
            .FirstOrDefault(meter => meter.Text("event_name") == eventName && meter.Text("status") == "active");

    private static JsonObject Create(Call call)
    {
        var name = call.Params.Need("event_name");
        if (OfEvent(call.World, name) is not null)
            throw StripeRefusal.Invalid($"An active meter already listens to the event name '{name}'.", "event_name");
        var now = call.World.Now();
        var meter = new JsonObject
        {
            ["id"] = Ids.New("mtr_test_", 26),
            ["object"] = Kind,
            ["created"] = now,
            ["customer_mapping"] = call.Params.Copy("customer_mapping")
                ?? new JsonObject { ["event_payload_key"] = "stripe_customer_id", ["type"] = "by_id" },
            ["default_aggregation"] = call.Params.Copy("default_aggregation"),
            ["display_name"] = call.Text("display_name"),
            ["event_name"] = name,
            ["event_time_window"] = call.Text("event_time_window"),
            ["livemode"] = false,
            ["status"] = "active",
            ["status_transitions"] = new JsonObject { ["deactivated_at"] = null },
            ["updated"] = now,
            ["value_settings"] = call.Params.Copy("value_settings") ?? new JsonObject
            {
                ["event_payload_key"] = "value",
            },
        };
        call.Events.Emit("billing.meter.created", meter);
        return meter;
    }

    private static JsonObject Update(Call call)
    {
        var meter = call.Subject(Kind, "meter");
        if (call.Has("display_name"))
            call.Events.Update("billing.meter.updated", meter, () => meter["display_name"] = call.Text("display_name"));
        return meter;
    }

    private static JsonObject SetStatus(Call call, string status, string type)
    {
        var meter = call.Subject(Kind, "meter");
        if (meter.Text("status") == status) throw StripeRefusal.Invalid($"The meter is {status} already.");
        meter["status"] = status;
        meter["updated"] = call.World.Now();
        meter.Object("status_transitions")!["deactivated_at"] = status == "inactive" ? call.World.Now() : null;
        call.Events.Emit(type, meter);
        return meter;
    }
}
