using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;

namespace Billing.Grains.Catalog;

/// <summary>What a plan may grant.</summary>
internal static class PlanCreditReader
{
    private const int MaxRollovers = 120;

    /// <summary>The terms of a line, or null and a fault in the reader.</summary>
    public static PlanCredit? Read(TermsReader reader, PlanCreditLine line, string path)
    {
        if (reader.CreditType($"{path}.credit_type", line.CreditType) is not { Asset: var asset })
            return null;
        var amount = reader.Amount($"{path}.amount", line.Amount, asset.Precision, least: 1);
        var expiry = reader.Expires($"{path}.expires", line.Expires ?? "never");
        reader.Bounds($"{path}.priority", line.Priority, 0, GrantTerms.MaxPriority);
        reader.Bounds($"{path}.low_balance_percent", line.LowBalancePercent, 1, 100);
        var rollover = line.Rollover is { } given ? Rollover(reader, given, asset, $"{path}.rollover") : null;
        if (rollover is not null && expiry is Expiry.Never)
            reader.Refuse($"{path}.rollover", "Credits that never expire have nothing to roll over.");
        var priority = line.Priority ?? GrantTerms.DefaultPriority;
        return new PlanCredit(asset, amount, expiry, priority, line.LowBalancePercent, rollover);
    }

    private static RolloverTerms Rollover(TermsReader reader, PlanRolloverLine line, Asset asset, string path)
    {
        reader.Bounds($"{path}.percent", line.Percent, 1, 100);
        reader.Bounds($"{path}.max_count", line.MaxCount, 1, MaxRollovers);
        var window = reader.Expires($"{path}.window", line.Window);
        long? cap = line.Cap is { } text ? reader.Amount($"{path}.cap", text, asset.Precision, least: 1) : null;
        return new RolloverTerms(line.Percent, line.MaxCount, window, cap);
    }
}
