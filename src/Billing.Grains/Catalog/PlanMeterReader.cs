using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;

namespace Billing.Grains.Catalog;

/// <summary>How a plan may count, limit and charge a meter.</summary>
internal static class PlanMeterReader
{
    /// <summary>The terms of a line, or null and a fault in the reader.</summary>
    public static PlanMeter? Read(TermsReader reader, PlanMeterLine line, string path)
    {
        if (reader.Meter($"{path}.meter", line.Meter) is not { Precision: var precision })
            return null;
        var included = reader.Amount($"{path}.included", line.Included ?? "0", precision, least: 0);
        var mode = ReadMode(reader, line, path);
        long? limit = line.Limit is { } text ? reader.Amount($"{path}.limit", text, precision, least: 0) : null;
        var rate = line.Cost is { } cost ? Rate(reader, cost, precision, $"{path}.cost") : null;
        if (reader.Fault is not null)
            return null;
        var overage = ReadOverage(reader, line, path);
        if (overage == OverageMode.Deficit && rate is null)
            reader.Refuse($"{path}.overage", "A deficit needs a cost: without one there is nothing to owe.");
        if (included > 0 && rate is null && overage != OverageMode.Bill)
        {
            reader.Refuse(
                $"{path}.included",
                "Included units mean nothing where no more are charged or billed; use limit to stop usage.");
        }
        var cap = Cap(reader, line, overage, rate?.Asset, precision, path);
        return new PlanMeter(line.Meter, precision, included, limit, mode, rate, overage, cap);
    }

    private static LimitMode ReadMode(TermsReader reader, PlanMeterLine line, string path)
    {
        LimitMode? mode = line.LimitMode switch
        {
            null or "none" => LimitMode.None,
            "soft" => LimitMode.Soft,
            "hard" => LimitMode.Hard,
            _ => null,
        };
        if (mode is null)
            reader.Refuse($"{path}.limit_mode", $"{path}.limit_mode is none, soft or hard.");
        else if (mode == LimitMode.None && line.Limit is not null)
            reader.Refuse($"{path}.limit", "A limit needs a limit_mode, soft or hard.");
        else if (mode != LimitMode.None && line.Limit is null)
            reader.Refuse($"{path}.limit", $"A {line.LimitMode} limit needs a number.");
        return mode ?? LimitMode.None;
    }

    private static MeterRate? Rate(TermsReader reader, PlanCostLine cost, byte precision, string path)
    {
        if (reader.CreditType($"{path}.credit_type", cost.CreditType) is not { Asset: var asset })
            return null;
        reader.Note(MeterCost.Read(cost.Amount, asset.Precision, precision, out var units, $"{path}.amount"));
        return new MeterRate(asset, units.Value);
    }

    private static OverageMode ReadOverage(TermsReader reader, PlanMeterLine line, string path)
    {
        OverageMode? overage = line.Overage switch
        {
            null or "block" => OverageMode.Block,
            "bill" => OverageMode.Bill,
            "deficit" => OverageMode.Deficit,
            _ => null,
        };
        if (overage is null)
            reader.Refuse($"{path}.overage", $"{path}.overage is block, bill or deficit.");
        return overage ?? OverageMode.Block;
    }

    // What is capped is what is too much: a quantity that is billed, or credits that are owed.
    private static long? Cap(
        TermsReader reader, PlanMeterLine line, OverageMode overage, Asset? asset, byte precision, string path)
    {
        if (line.OverageCap is not { } text)
            return null;
        var field = $"{path}.overage_cap";
        switch (overage)
        {
            case OverageMode.Bill:
                return reader.Amount(field, text, precision, least: 1);
            case OverageMode.Deficit when asset is not null:
                return reader.Amount(field, text, asset.Precision, least: 1);
            default:
                reader.Refuse(field, "A cap needs overage bill or deficit.");
                return null;
        }
    }
}
