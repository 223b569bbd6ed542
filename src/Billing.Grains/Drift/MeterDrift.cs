using System.Globalization;
using Billing.Contracts.Drift;
using Billing.Grains.Export;
using Npgsql;
using Stripe;

namespace Billing.Grains.Drift;

/// <summary>Compares what Stripe's meters counted in the account's present period with what they were told.</summary>
internal sealed class MeterDrift(NpgsqlDataSource source, MeterSummaries summaries)
{
    /// <summary>Where they differ.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    /// <exception cref="HttpRequestException">Stripe cannot be reached.</exception>
    public async Task<List<DriftFinding>> Compare(DriftSubject subject, CancellationToken cancel)
    {
        var findings = new List<DriftFinding>();
        foreach (var (eventName, start, end) in await Periods(subject.CustomerId, subject.View.Now, cancel))
        {
            var (from, to) = (MeterSummaries.MinuteOf(start), MeterSummaries.MinuteFrom(end));
            var theirs = await summaries.MeterOf(eventName, cancel) is { } meter
                ? await summaries.Total(meter, subject.CustomerId, from, to, cancel)
                : 0;
            var ours = await MeterExportTable.Total(source, subject.CustomerId, eventName, from, to, cancel);
            // What is under way may be counted or not.
            var (least, most) = (
                ours.Delivered + Math.Min(0, ours.Unknown), ours.Delivered + Math.Max(0, ours.Unknown));
            if (theirs < least || theirs > most)
                findings.Add(subject.Found("meter_total_differs", Text(eventName, ours.Delivered), Text(eventName, theirs)));
        }
        return findings;
    }

    private static string Text(string eventName, decimal total) =>
        string.Create(CultureInfo.InvariantCulture, $"{eventName} {total / 1.000000000000000000m}");

    private async Task<List<(string EventName, DateTime Start, DateTime End)>> Periods(
        string customerId, DateTime now, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            select distinct event_name, period_start, period_end from meter_exports
            where customer_id = $1 and period_start <= $2 and period_end > $2
            order by event_name, period_start
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = customerId });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now });
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<(string, DateTime, DateTime)>();
        while (await reader.ReadAsync(cancel))
            found.Add((reader.GetString(0), reader.GetDateTime(1), reader.GetDateTime(2)));
        return found;
    }
}
