using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>The plan that an account is on, and where it stands in its cycle.</summary>
/// <param name="Terms">The version that it is on until it renews, or null for no plan.</param>
/// <param name="Source">Why it is on this plan.</param>
/// <param name="Cycle">Where its periods begin.</param>
/// <param name="Period">The current period, half-open (SEMANTICS D1).</param>
/// <param name="Next">The plan that takes over at the next renewal, or null for the same.</param>
/// <param name="Granted">What the plan granted in this period, so that nothing is granted twice (SEMANTICS D4, D7).</param>
public sealed record PlanState(
    PlanTerms? Terms,
    PlanSource Source,
    PlanCycle Cycle,
    Period Period,
    PlanSwitch? Next,
    ImmutableArray<CycleGrant> Granted)
{
    /// <summary>No plan: calendar months, counted only.</summary>
    public static PlanState NoneAt(Instant at) =>
        new(null, PlanSource.None, PlanCycle.CalendarMonths, PlanCycle.CalendarMonths.PeriodAt(at), null, []);

    /// <summary>The period that holds a moment: this one, or one that its cycle makes.</summary>
    public Period PeriodOf(Instant at) => at >= Period.Start && at < Period.End ? Period : Cycle.PeriodAt(at);

    /// <summary>Units of a credit type that the plan granted in this period.</summary>
    public long GrantedOf(string creditType)
    {
        foreach (var grant in Granted)
        {
            if (grant.CreditType == creditType)
                return grant.Amount;
        }
        return 0;
    }
}

/// <summary>What the plan granted of a credit type in the current period.</summary>
public readonly record struct CycleGrant(string CreditType, long Amount);

/// <summary>A plan that takes over at the next renewal.</summary>
/// <param name="Terms">As it was when this was asked, or null for no plan; its newest version takes over.</param>
/// <param name="Source">Why.</param>
public sealed record PlanSwitch(PlanTerms? Terms, PlanSource Source);

/// <summary>Why an account is on its plan. The numbers are hashed and never change.</summary>
public enum PlanSource
{
    /// <summary>It has none.</summary>
    None = 0,

    /// <summary>It is the catalog's default plan.</summary>
    Default = 1,

    /// <summary>An administrator set it: billed by hand (SEMANTICS D10).</summary>
    Manual = 2,

    /// <summary>A subscription says so.</summary>
    Subscription = 3,
}

/// <summary>What happens to the cycle's credits when a plan changes at once (SEMANTICS D7). The numbers are hashed.</summary>
public enum CreditPolicy
{
    /// <summary>What the new plan grants more than this period has granted.</summary>
    TopUpDifference = 0,

    /// <summary>All that the new plan grants.</summary>
    FullNew = 1,

    /// <summary>The difference, for the part of the period that is left; cut to whole units. It settles all of it.</summary>
    Prorate = 2,

    /// <summary>Nothing before the next renewal.</summary>
    None = 3,
}
