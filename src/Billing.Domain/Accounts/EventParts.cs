using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>A credit type as an entry knows it: enough to render its amounts for ever.</summary>
/// <param name="CreditType">The code.</param>
/// <param name="Precision">Decimal places.</param>
/// <param name="Order">Burn order of the account's grants of it.</param>
public sealed record Asset(string CreditType, byte Precision, BurnOrder Order);

/// <summary>The times of a grant as its caller gave them; null where a default applied.</summary>
/// <param name="EffectiveAt">From when.</param>
/// <param name="Expires">A rule such as <c>days:30</c>, or a moment.</param>
public sealed record GrantTimesAsked(Instant? EffectiveAt, string? Expires)
{
    /// <summary>No caller: a plan, a rollover.</summary>
    public static readonly GrantTimesAsked Nothing = new(null, null);
}

/// <summary>A metered quantity as it was counted and rated.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">What was admitted, in the meter's precision.</param>
/// <param name="Requested">What was asked for; more only where partial was allowed.</param>
/// <param name="Included">Smallest units of it that the plan includes.</param>
/// <param name="Overage">Smallest units of it that are billed afterwards.</param>
/// <param name="UnitCost">Credit units per whole unit of the meter at that time (SEMANTICS D15), or null if not charged.</param>
/// <param name="Period">The period it was counted in.</param>
/// <param name="Count">The meter's count in that period afterwards, in smallest units.</param>
public sealed record MeteredUsage(
    string Meter,
    Units Quantity,
    long Requested,
    long Included,
    long Overage,
    long? UnitCost,
    Period Period,
    long Count);

/// <summary>What a capture asked for and what became of its reservation.</summary>
/// <param name="Commit">Whether it was a commit.</param>
/// <param name="Asked">Units asked for (of the meter where there is one), or null for all that was left.</param>
/// <param name="Final">Whether it closes the reservation; what is left is free again.</param>
/// <param name="Excess">What to do about more than was reserved.</param>
/// <param name="Late">Whether the reservation had already expired (SEMANTICS C7).</param>
/// <param name="HoldIncluded">Included units that it took from the hold.</param>
/// <param name="HoldCharged">Charged units that it took from the hold.</param>
/// <param name="HoldOverage">Overage units that it took from the hold.</param>
/// <param name="Reserved">Units reserved at first, for the answer.</param>
/// <param name="CapturedBefore">Units captured before, for the answer.</param>
/// <param name="ExpiresAt">The reservation's end, for the answer.</param>
public sealed record CaptureTerms(
    bool Commit,
    long? Asked,
    bool Final,
    ExcessMode Excess,
    bool Late,
    long HoldIncluded,
    long HoldCharged,
    long HoldOverage,
    long Reserved,
    long CapturedBefore,
    Instant ExpiresAt);

/// <summary>What to do about usage beyond its reservation for which credits are short (SEMANTICS C5).</summary>
public enum ExcessMode
{
    /// <summary>Record it all; the account owes the rest.</summary>
    Settle = 0,

    /// <summary>Refuse; the reservation stays open.</summary>
    Strict = 1,
}

/// <summary>A grant that has units again.</summary>
/// <param name="GrantSeq">The entry that made it.</param>
/// <param name="Amount">Units that it has again.</param>
/// <param name="Granted">Units that it was granted at first.</param>
/// <param name="Terms">Its rules.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record RestoredGrant(long GrantSeq, long Amount, long Granted, GrantTerms Terms, GrantOrigin Origin);

/// <summary>Units of a meter that a reversal takes back.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">All of them, in the meter's precision.</param>
/// <param name="Included">Those that were included.</param>
/// <param name="Overage">Those that would have been billed.</param>
/// <param name="Period">The period that they were counted in.</param>
/// <param name="IsCurrent">Whether that is the current period, whose counter goes back.</param>
/// <param name="Count">The meter's count in the current period afterwards.</param>
public sealed record ReversedUsage(
    string Meter, Units Quantity, long Included, long Overage, Period Period, bool IsCurrent, long Count);

/// <summary>A reversal as its caller asked for it.</summary>
/// <param name="Part">Units of the meter, or of the credit type; null for all that is left.</param>
/// <param name="ReissueDays">How long credits of expired grants live on, or null for not at all.</param>
public sealed record ReversalAsked(long? Part, int? ReissueDays);

/// <summary>A change of plan as its caller asked for it.</summary>
/// <param name="Plan">The slug, or null for the default plan.</param>
/// <param name="AtRenewal">Whether it waits for the renewal.</param>
/// <param name="Credits">What happens to the cycle's credits.</param>
public sealed record PlanChangeAsked(string? Plan, bool AtRenewal, CreditPolicy Credits);
