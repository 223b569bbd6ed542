using System.Globalization;

namespace Billing.StripeSandbox.Meters;

/// <summary>Sums up what a customer used by a meter.</summary>
internal static class MeterTotals
{
    /// <summary>The usage within <c>[start, end)</c>, by the meter's formula.</summary>
    public static decimal Of(World world, string meterId, string customer, long start, long end)
    {
        var values = world.Store.All(MeterEvents.Kind)
            .Where(one => one.Text("meter") == meterId && one.Text("customer") == customer && !one.Flag("cancelled")
                && one.Text("value") is not null && one.Number("shown.timestamp") >= start
                    && one.Number("shown.timestamp") < end)
            .OrderBy(one => one.Number("shown.timestamp"))
            .Select(one => decimal.Parse(one.Need("value"), CultureInfo.InvariantCulture))
            .ToList();
        return world.Store.Find(meterId)?.Text("default_aggregation.formula") == "last"
            ? values.LastOrDefault()
            : values.Sum();
    }

    /// <summary>Answers the summaries of a meter: one for the whole time, or one for each hour or day.</summary>
    public static JsonObject Summaries(Call call)
    {
        var meter = call.Subject("billing.meter", "meter");
        var customer = call.NeedRefer("customer", "customer", "customer");
        var (start, end) = (call.Params.Number("start_time"), call.Params.Number("end_time"));
        var step = call.Text("value_grouping_window") switch { "day" => 86_400, "hour" => 3_600, _ => 0L };
        if (start >= end) throw StripeRefusal.Invalid("start_time must be before end_time.", "start_time");
        var unit = step == 0 ? 60 : step;
        if (start % unit != 0 || end % unit != 0)
            throw StripeRefusal.Invalid(
                "start_time and end_time must lie on whole minutes, or on whole windows.", "start_time");
        var summaries = new List<JsonObject>();
        for (var from = start; from < end; from += step == 0 ? end - start : step)
        {
            var to = step == 0 ? end : Math.Min(end, from + step);
            var value = Of(call.World, meter.Id(), customer.Id(), from, to);
            if (value == 0 && step > 0) continue;
            summaries.Add(new JsonObject
            {
                ["id"] = $"mtrusg_{meter.Id()}_{from}",
                ["object"] = "billing.meter_event_summary",
                ["aggregated_value"] = value,
                ["end_time"] = to,
                ["livemode"] = false,
                ["meter"] = meter.Id(),
                ["start_time"] = from,
            });
        }

        return Listing.Page(call, summaries, $"/v1/billing/meters/{meter.Id()}/event_summaries");
    }
}
