using Billing.Domain.Plans;

namespace Billing.Domain.Accounts;

/// <summary>The canonical bytes of plans.</summary>
internal static class CanonicalPlans
{
    public static void Write(CanonicalWriter writer, PlanState plan)
    {
        Write(writer, plan.Terms);
        writer.Byte((byte)plan.Source);
        writer.Number(plan.Cycle.Anchor.UnixMicros);
        writer.Number(plan.Cycle.Months);
        CanonicalParts.Write(writer, plan.Period);
        Write(writer, plan.Next);
        writer.Number(plan.Granted.Length);
        foreach (var grant in plan.Granted)
        {
            writer.Text(grant.CreditType);
            writer.Number(grant.Amount);
        }
    }

    public static void Write(CanonicalWriter writer, PlanSwitch? next)
    {
        writer.Flag(next is not null);
        if (next is null)
            return;
        Write(writer, next.Terms);
        writer.Byte((byte)next.Source);
    }

    public static void Write(CanonicalWriter writer, PlanChangeAsked? asked)
    {
        writer.Flag(asked is not null);
        if (asked is null)
            return;
        writer.Text(asked.Plan);
        writer.Flag(asked.AtRenewal);
        writer.Byte((byte)asked.Credits);
    }

    public static void Write(CanonicalWriter writer, RolloverTerms? rollover)
    {
        writer.Flag(rollover is not null);
        if (rollover is null)
            return;
        writer.Number(rollover.Percent);
        writer.Number(rollover.MaxCount);
        writer.Text(rollover.Window.Rule);
        writer.Number(rollover.Cap);
    }

    private static void Write(CanonicalWriter writer, PlanTerms? terms)
    {
        writer.Text(terms?.Slug);
        if (terms is null)
            return;
        writer.Number(terms.Version);
        writer.Text(terms.Name);
        writer.Number(terms.Tier);
        writer.Text(terms.Price?.Currency);
        writer.Number(terms.Price?.AmountMinor);
        writer.Byte((byte)(terms.Price?.Interval ?? 0));
        writer.Byte((byte)terms.Periods);
        writer.Number(terms.Credits.Length);
        foreach (var credit in terms.Credits)
            Write(writer, credit);
        writer.Number(terms.Meters.Length);
        foreach (var meter in terms.Meters)
            Write(writer, meter);
    }

    private static void Write(CanonicalWriter writer, PlanCredit credit)
    {
        CanonicalParts.Write(writer, credit.Asset, credit.Amount);
        writer.Text(credit.Expiry.Rule);
        writer.Number(credit.Priority);
        writer.Number(credit.LowBalancePercent);
        Write(writer, credit.Rollover);
    }

    private static void Write(CanonicalWriter writer, PlanMeter meter)
    {
        writer.Text(meter.Meter);
        writer.Byte(meter.Precision);
        writer.Number(meter.Included);
        writer.Number(meter.Limit);
        writer.Byte((byte)meter.LimitMode);
        CanonicalParts.Write(writer, meter.Rate?.Asset, meter.Rate?.UnitCost ?? 0);
        writer.Byte((byte)meter.Overage);
        writer.Number(meter.OverageCap);
    }
}
