using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What a plan grants: for each new cycle, and when the plan changes within one (SEMANTICS D7, D10).</summary>
internal static class PlanGranting
{
    /// <summary>The grants of a plan at <paramref name="at"/>, in the plan's order.</summary>
    /// <param name="plan">The plan and its period.</param>
    /// <param name="policy">How much of what the plan grants a cycle.</param>
    /// <param name="at">When.</param>
    public static IEnumerable<AccountEvent> Grants(PlanState plan, CreditPolicy policy, Instant at)
    {
        // A subscription's cycle grants when its invoice is paid, not by itself (SEMANTICS D10).
        if (plan.Terms is not { } terms || plan.Source is PlanSource.Subscription)
            yield break;
        foreach (var credit in terms.Credits)
        {
            var amount = AmountOf(credit, plan, policy, at);
            if (amount > 0)
                yield return GrantOf(credit, amount, plan, at);
        }
    }

    /// <summary>
    /// The plan with all of a cycle's credits as granted but for what a prorated change grants at <paramref name="at"/>: what it
    /// leaves out belongs to the time that has passed, and another change does not bring it back (SEMANTICS D7).
    /// </summary>
    public static PlanState Prorated(PlanState plan, Instant at)
    {
        var granted = plan.Granted;
        foreach (var credit in plan.Terms?.Credits ?? [])
        {
            var type = credit.Asset.CreditType;
            if (credit.Amount <= plan.GrantedOf(type) || plan.Source == PlanSource.Subscription)
                continue;
            var rest = credit.Amount - AmountOf(credit, plan, CreditPolicy.Prorate, at);
            granted = [.. granted.Where(one => one.CreditType != type), new CycleGrant(type, rest)];
        }
        return plan with { Granted = granted };
    }

    private static long AmountOf(PlanCredit credit, PlanState plan, CreditPolicy policy, Instant at)
    {
        var difference = Math.Max(0, credit.Amount - plan.GrantedOf(credit.Asset.CreditType));
        return policy switch
        {
            CreditPolicy.FullNew => credit.Amount,
            CreditPolicy.TopUpDifference => difference,
            CreditPolicy.Prorate => (long)((Int128)difference * (plan.Period.End.UnixMicros - at.UnixMicros)
                / (plan.Period.End.UnixMicros - plan.Period.Start.UnixMicros)),
            _ => 0,
        };
    }

    private static AccountEvent.Granted GrantOf(PlanCredit credit, long amount, PlanState plan, Instant at)
    {
        var terms = new GrantTerms(at, credit.Expiry.From(at, plan.Period), credit.Priority, GrantCategory.Paid);
        var origin = new GrantOrigin(GrantSource.Plan, credit.Rollover, 0, null);
        return new AccountEvent.Granted(credit.Asset, amount, terms, origin, false, 0, GrantTimesAsked.Nothing);
    }
}
