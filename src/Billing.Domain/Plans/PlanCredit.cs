using Billing.Domain.Accounts;

namespace Billing.Domain.Plans;

/// <summary>Credits that each cycle of a plan grants.</summary>
/// <param name="Asset">The credit type.</param>
/// <param name="Amount">Units a cycle, more than 0.</param>
/// <param name="Expiry">When the grant ends (SEMANTICS A6).</param>
/// <param name="Priority">0 to 100; lower burns first.</param>
/// <param name="LowBalancePercent">Below this share of <paramref name="Amount"/> the account is told; 1 to 100, or null (SEMANTICS G1).</param>
/// <param name="Rollover">What happens to the rest, or null where all of it expires (SEMANTICS A8).</param>
public sealed record PlanCredit(
    Asset Asset, long Amount, Expiry Expiry, int Priority, int? LowBalancePercent, RolloverTerms? Rollover)
{
    /// <summary>When the account is told that the balance is low, or null for never.</summary>
    public AlertTerms? Alert { get; } = LowBalancePercent is { } percent ? AlertTerms.OfPlan(percent) : null;
}

/// <summary>How the rest of a grant rolls over into a new one instead of expiring (SEMANTICS A8).</summary>
/// <param name="Percent">Share of what is left that rolls over, cut to whole units; 1 to 100.</param>
/// <param name="MaxCount">How often the same credits may roll over, 1 to 120; afterwards they are forfeited.</param>
/// <param name="Window">How long the new grant lives, from the moment of the rollover.</param>
/// <param name="Cap">The most units that one rollover keeps, or null for no cap.</param>
public sealed record RolloverTerms(int Percent, int MaxCount, Expiry Window, long? Cap);
