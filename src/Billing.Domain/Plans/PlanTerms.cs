using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Domain.Plans;

/// <summary>
/// One version of a plan, as far as an account's decisions need it. An account keeps the version that it is on until its
/// cycle renews; the terms stand in its ledger, so that a later change of the catalog changes nothing that has happened.
/// </summary>
/// <param name="Slug">The plan's stable name.</param>
/// <param name="Version">1, 2, 3 … with each change of content.</param>
/// <param name="Name">For people.</param>
/// <param name="Tier">Its place among the plans; a higher tier is an upgrade.</param>
/// <param name="Price">What a cycle costs, or null for nothing.</param>
/// <param name="Periods">Where its periods begin when no subscription says so (SEMANTICS D4).</param>
/// <param name="Credits">What each cycle grants; at most one line a credit type.</param>
/// <param name="Meters">How usage is counted, limited and charged; at most one line a meter.</param>
public sealed record PlanTerms(
    string Slug,
    int Version,
    string Name,
    int Tier,
    PlanPrice? Price,
    PeriodKind Periods,
    ImmutableArray<PlanCredit> Credits,
    ImmutableArray<PlanMeter> Meters)
{
    /// <summary>Months in a cycle: 12 for a yearly price, else 1.</summary>
    public int CycleMonths => Price?.Interval == BillingInterval.Year ? 12 : 1;

    /// <summary>Whether another object says the same, line for line.</summary>
    public bool SameAs(PlanTerms other) =>
        this with { Credits = [], Meters = [] } == other with { Credits = [], Meters = [] }
        && Credits.AsSpan().SequenceEqual(other.Credits.AsSpan())
        && Meters.AsSpan().SequenceEqual(other.Meters.AsSpan());

    /// <summary>How this plan treats a meter, or null where it does not name it.</summary>
    public PlanMeter? Meter(string code)
    {
        foreach (var meter in Meters)
        {
            if (meter.Meter == code)
                return meter;
        }
        return null;
    }

    /// <summary>What each cycle grants of a credit type, or null for none.</summary>
    public PlanCredit? Credit(string creditType)
    {
        foreach (var credit in Credits)
        {
            if (credit.Asset.CreditType == creditType)
                return credit;
        }
        return null;
    }
}

/// <summary>What a cycle of a plan costs.</summary>
/// <param name="AmountMinor">In the currency's smallest unit; 0 or more.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
/// <param name="Interval">How long a cycle is.</param>
public sealed record PlanPrice(long AmountMinor, string Currency, BillingInterval Interval);

/// <summary>How long a cycle is.</summary>
public enum BillingInterval
{
    /// <summary>A month.</summary>
    Month = 0,

    /// <summary>Twelve months.</summary>
    Year = 1,
}

/// <summary>Where periods begin when no subscription says so.</summary>
public enum PeriodKind
{
    /// <summary>With the first day of the month, 00:00 UTC.</summary>
    Calendar = 0,

    /// <summary>At the moment at which the account got the plan, and months after it.</summary>
    Anchored = 1,
}
