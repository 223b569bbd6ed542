namespace Billing.StripeSandbox.Subscriptions;

/// <summary>Counts billing periods from their anchor, so that 31 January, 28 February, 31 March do not drift.</summary>
internal static class BillingPeriod
{
    /// <summary>The first end of a period after a time.</summary>
    public static long EndAfter(long anchor, JsonObject price, long time)
    {
        var (interval, count) = (price.Need("recurring.interval"), price.Number("recurring.interval_count"));
        for (var periods = 1; ; periods++)
        {
            var end = Add(anchor, interval, count * periods);
            if (end > time) return end;
        }
    }

    public static bool AreSame(JsonObject one, JsonObject other) =>
        one.Text("recurring.interval") == other.Text("recurring.interval")
        && one.Number("recurring.interval_count") == other.Number("recurring.interval_count");

    private static long Add(long from, string interval, long count)
    {
        var start = DateTimeOffset.FromUnixTimeSeconds(from);
        var end = interval switch
        {
            "day" => start.AddDays(count),
            "week" => start.AddDays(7 * count),
            "month" => start.AddMonths((int)count),
            _ => start.AddYears((int)count),
        };
        return end.ToUnixTimeSeconds();
    }
}
