using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Tests.Accounts;

/// <summary>Sums usage up in memory, as PostgreSQL would.</summary>
internal static class UsageFold
{
    public static UsageReport Of(
        IEnumerable<LedgerEntry> ledger, Instant since, Instant before, UsageGranularity granularity)
    {
        var used = ledger
            .Where(entry => entry.At >= since && entry.At < before)
            .Select(entry => LedgerRows.Of(entry))
            .Where(row => row.Type is "debit" or "captured" or "reversed")
            .Select(row => (Start: StartOf(row.AtMicros, granularity), Sign: row.Type == "reversed" ? -1 : 1, Row: row))
            .ToList();
        var meters = used.Where(use => use.Row.Meter is not null)
            .GroupBy(use => (use.Start, use.Row.Meter, use.Row.QuantityPrecision))
            .Select(group => new MeterUsage(
                group.Key.Start,
                group.Key.Meter!,
                (byte)group.Key.QuantityPrecision!,
                group.Sum(use => use.Sign * (use.Row.Quantity ?? 0)),
                group.Sum(use => use.Sign * (use.Row.Included ?? 0)),
                group.Sum(use => use.Sign * (use.Row.Overage ?? 0))));
        var credits = used.Where(use => use.Row.CreditType is not null)
            .GroupBy(use => (use.Start, use.Row.CreditType, use.Row.Precision))
            .Select(group => new CreditUsage(
                group.Key.Start, group.Key.CreditType!, (byte)group.Key.Precision!, group.Sum(use => -use.Row.Amount)));
        return new UsageReport(
            [.. meters.OrderBy(sum => sum.Start).ThenBy(sum => sum.Meter, StringComparer.Ordinal)],
            [.. credits.OrderBy(sum => sum.Start).ThenBy(sum => sum.CreditType, StringComparer.Ordinal)]);
    }

    private static Instant StartOf(long micros, UsageGranularity granularity)
    {
        if (granularity == UsageGranularity.Month)
        {
            var day = new Instant(micros).ToDateTime();
            return Instant.OfDate(day.Year, day.Month, 1);
        }
        var length = granularity == UsageGranularity.Hour ? TimeSpan.MicrosecondsPerHour : TimeSpan.MicrosecondsPerDay;
        return new Instant(micros - ((micros % length) + length) % length);
    }
}
