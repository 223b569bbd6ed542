using System.Globalization;
using Billing.StripeSandbox.Events;

namespace Billing.StripeSandbox.Meters;

/// <summary>
/// Accepted meter events. They are looked at a moment after they came; one that does not count (unknown customer, a
/// value that is no number, no meter) is told by a thin event only, as at Stripe.
/// </summary>
internal static class MeterEvents
{
    /// <summary>The kind under which meter events lie in the store: they have no id of their own at Stripe.</summary>
    public const string Kind = "_meter_event";

    private const long LookedAtAfterSeconds = 1;

    public static string IdOf(string identifier) => $"{Kind}:{identifier}";

    /// <summary>The time of the test clock of the event's customer, or null.</summary>
    public static long? ClockTime(World world, JsonObject parameters) =>
        CustomerOf(world, parameters, MeterRoutes.OfEvent(world, parameters.Need("event_name"))) is { } customer
            && customer.Text("_clock") is not null
            ? world.Now(customer)
            : null;

    public static void Accept(World world, JsonObject shown)
    {
        var meter = MeterRoutes.OfEvent(world, shown.Need("event_name"));
        world.Store.Save(new JsonObject
        {
            ["id"] = IdOf(shown.Need("identifier")),
            ["object"] = Kind,
            ["shown"] = shown.Clone(),
            ["meter"] = meter?.Id(),
            ["customer"] = CustomerOf(world, shown, meter)?.Id(),
            ["value"] = Value(shown, meter)?.ToString(CultureInfo.InvariantCulture),
            ["received"] = world.Now(),
            ["_due"] = world.Now() + LookedAtAfterSeconds,
        });
    }

    /// <summary>Tells of an event that does not count.</summary>
    public static void Process(World world, JsonObject accepted)
    {
        if (accepted.Text("meter") is not { } meter)
        {
            Tell(world, EventTypes.NoMeter, null, "no_meter", accepted);
            return;
        }

        var fault = accepted.Text("customer") is null ? "meter_event_customer_not_found"
            : accepted.Text("value") is null ? "meter_event_invalid_value"
            : null;
        if (fault is not null) Tell(world, EventTypes.MeterErrors, meter, fault, accepted);
    }

    private static JsonObject? CustomerOf(World world, JsonObject shown, JsonObject? meter) =>
        meter is not null
            && shown.Object("payload")?.At(meter.Need("customer_mapping.event_payload_key")) is JsonValue id
            && world.Store.Find("customer", id.GetValue<string>()) is { } customer && !customer.Flag("deleted")
            ? customer
            : null;

    private static decimal? Value(JsonObject shown, JsonObject? meter)
    {
        if (meter is null) return null;
        if (meter.Text("default_aggregation.formula") == "count") return 1;
        return shown.Object("payload")?.At(meter.Need("value_settings.event_payload_key")) is JsonValue text
            && decimal.TryParse(text.GetValue<string>(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
    }

    private static void Tell(World world, string type, string? meter, string code, JsonObject accepted)
    {
        var seconds = world.Now();
        string Text(long time) =>
            DateTimeOffset.FromUnixTimeSeconds(time).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        world.Events.Add(new JsonObject
        {
            ["id"] = Ids.New("evt_"),
            ["object"] = "v2.core.event",
            ["context"] = null,
            ["created"] = Text(seconds),
            ["data"] = new JsonObject
            {
                ["developer_message_summary"] = "There is 1 invalid event",
                ["reason"] = new JsonObject
                {
                    ["error_count"] = 1L,
                    ["error_types"] = new JsonArray(new JsonObject
                    {
                        ["code"] = code,
                        ["error_count"] = 1L,
                        ["sample_errors"] = new JsonArray(new JsonObject
                        {
                            ["error_message"] = $"The event does not count: {code}",
                            ["request"] = new JsonObject { ["identifier"] = accepted.Text("shown.identifier") },
                        }),
                    }),
                },
                ["validation_end"] = Text(seconds),
                ["validation_start"] = Text(accepted.Number("received")),
            },
            ["livemode"] = false,
            ["reason"] = null,
            ["related_object"] = meter is null ? null : new JsonObject
            {
                ["id"] = meter, ["type"] = "billing.meter", ["url"] = $"/v1/billing/meters/{meter}",
            },
            ["type"] = type,
        });
    }
}
