using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>The canonical bytes of what events are made of. What may be missing begins with a flag, or is a text of length -1.</summary>
internal static class CanonicalParts
{
    public static void Write(CanonicalWriter writer, Asset? asset, long amount)
    {
        writer.Text(asset?.CreditType);
        writer.Byte(asset?.Precision ?? 0);
        writer.Byte((byte)(asset?.Order ?? 0));
        writer.Number(amount);
    }

    public static void Write(CanonicalWriter writer, Units units)
    {
        writer.Number(units.Value);
        writer.Byte(units.Precision);
    }

    public static void Write(CanonicalWriter writer, Period period)
    {
        writer.Number(period.Start.UnixMicros);
        writer.Number(period.End.UnixMicros);
    }

    public static void Write(CanonicalWriter writer, TestClock? clock)
    {
        writer.Text(clock?.Id);
        writer.Number(clock?.Now.UnixMicros);
    }

    public static void Write(CanonicalWriter writer, AlertTerms? alert)
    {
        writer.Flag(alert is not null);
        if (alert is null)
            return;
        writer.Number(alert.Percent);
        writer.Number(alert.Amount);
        writer.Number(alert.Hysteresis);
        writer.Number(alert.MinIntervalSeconds);
        writer.Byte((byte)alert.Basis);
    }

    public static void Write(CanonicalWriter writer, Notice notice)
    {
        writer.Byte((byte)notice.Kind);
        writer.Text(notice.Subject);
        writer.Number(notice.Value);
        writer.Byte(notice.Precision);
        writer.Number(notice.Threshold);
        writer.Number(notice.ThresholdPercent);
    }

    public static void Write(CanonicalWriter writer, GrantTerms terms)
    {
        writer.Number(terms.EffectiveAt.UnixMicros);
        writer.Number(terms.ExpiresAt?.UnixMicros);
        writer.Number(terms.Priority);
        writer.Byte((byte)terms.Category);
    }

    public static void Write(CanonicalWriter writer, GrantOrigin origin)
    {
        writer.Byte((byte)origin.Source);
        CanonicalPlans.Write(writer, origin.Rollover);
        writer.Number(origin.RolloverCount);
        writer.Number(origin.ParentSeq);
    }

    public static void Write(CanonicalWriter writer, ImmutableArray<GrantLine> lines)
    {
        writer.Number(lines.Length);
        foreach (var line in lines)
        {
            writer.Number(line.GrantSeq);
            writer.Number(line.Amount);
        }
    }

    public static void Write(CanonicalWriter writer, MeteredUsage? usage)
    {
        writer.Text(usage?.Meter);
        if (usage is null)
            return;
        Write(writer, usage.Quantity);
        writer.Number(usage.Requested);
        writer.Number(usage.Included);
        writer.Number(usage.Overage);
        writer.Number(usage.UnitCost);
        Write(writer, usage.Period);
        writer.Number(usage.Count);
    }

    public static void Write(CanonicalWriter writer, ReversedUsage? usage)
    {
        writer.Text(usage?.Meter);
        if (usage is null)
            return;
        Write(writer, usage.Quantity);
        writer.Number(usage.Included);
        writer.Number(usage.Overage);
        Write(writer, usage.Period);
        writer.Flag(usage.IsCurrent);
        writer.Number(usage.Count);
    }

    public static void Write(CanonicalWriter writer, MeterCounter counter)
    {
        writer.Text(counter.Meter);
        Write(writer, counter.Count);
        writer.Number(counter.Included);
        writer.Number(counter.Overage);
    }

    public static void Write(CanonicalWriter writer, MeterHold? hold)
    {
        writer.Text(hold?.Meter);
        if (hold is null)
            return;
        writer.Byte(hold.Precision);
        writer.Number(hold.Quantity);
        writer.Number(hold.Captured);
        writer.Number(hold.Included);
        writer.Number(hold.Charged);
        writer.Number(hold.Overage);
        writer.Number(hold.UnitCost);
        Write(writer, hold.Period);
        writer.Byte((byte)hold.CountIn);
    }

    public static void Write(CanonicalWriter writer, CaptureTerms terms)
    {
        writer.Flag(terms.Commit);
        writer.Number(terms.Asked);
        writer.Flag(terms.Final);
        writer.Byte((byte)terms.Excess);
        writer.Flag(terms.Late);
        writer.Number(terms.HoldIncluded);
        writer.Number(terms.HoldCharged);
        writer.Number(terms.HoldOverage);
        writer.Number(terms.Reserved);
        writer.Number(terms.CapturedBefore);
        writer.Number(terms.ExpiresAt.UnixMicros);
    }
}
