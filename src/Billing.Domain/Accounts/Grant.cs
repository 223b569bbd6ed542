using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Where a grant's credits came from; it orders them under <see cref="BurnOrder.ExpiryFirst"/>.</summary>
public enum GrantCategory
{
    /// <summary>Bought.</summary>
    Paid = 0,

    /// <summary>Given.</summary>
    Promotional = 1,
}

/// <summary>What made a grant.</summary>
public enum GrantSource
{
    /// <summary>A call.</summary>
    Direct = 0,

    /// <summary>A cycle of the account's plan.</summary>
    Plan = 1,

    /// <summary>The rest of another grant that rolled over.</summary>
    Rollover = 2,

    /// <summary>A reversal that could not give back to the grants that had paid.</summary>
    Reversal = 3,

    /// <summary>An administrator's adjustment.</summary>
    Adjustment = 4,

    /// <summary>A payment: a package, or an automatic top-up.</summary>
    Purchase = 5,
}

/// <summary>The rules under which a grant lives.</summary>
/// <param name="EffectiveAt">From when it may be spent (inclusive).</param>
/// <param name="ExpiresAt">From when it is worth nothing, or null for never (SEMANTICS A1).</param>
/// <param name="Priority">0 to 100; lower burns first.</param>
/// <param name="Category">Paid or promotional.</param>
public sealed record GrantTerms(Instant EffectiveAt, Instant? ExpiresAt, int Priority, GrantCategory Category)
{
    /// <summary>The priority of a grant that names none.</summary>
    public const int DefaultPriority = 50;

    /// <summary>The largest priority.</summary>
    public const int MaxPriority = 100;
}

/// <summary>Where a grant came from and whether its rest rolls over.</summary>
/// <param name="Source">What made it.</param>
/// <param name="Rollover">What happens to its rest at its end, or null where all of it expires.</param>
/// <param name="RolloverCount">How often these credits rolled over already.</param>
/// <param name="ParentSeq">The grant that it rolled over from, or the payment that paid for it; or null.</param>
public sealed record GrantOrigin(GrantSource Source, RolloverTerms? Rollover, int RolloverCount, long? ParentSeq)
{
    /// <summary>A call made it.</summary>
    public static readonly GrantOrigin Direct = new(GrantSource.Direct, null, 0, null);

    /// <summary>An administrator made it.</summary>
    public static readonly GrantOrigin Adjustment = new(GrantSource.Adjustment, null, 0, null);

    /// <summary>A reversal made it.</summary>
    public static readonly GrantOrigin Reversal = new(GrantSource.Reversal, null, 0, null);

    /// <summary>Whether the rest may roll over once more.</summary>
    public bool MayRollOver => Rollover is not null && RolloverCount < Rollover.MaxCount;
}

/// <summary>Credits of one source that an account still holds, or will hold.</summary>
/// <param name="Seq">The ledger entry that made it; its identity within the account.</param>
/// <param name="Amount">Units granted.</param>
/// <param name="Remaining">Units left; 1 to <paramref name="Amount"/>.</param>
/// <param name="Pinned">Units of them that open reservations hold; 0 to <paramref name="Remaining"/> (SEMANTICS C2).</param>
/// <param name="Terms">Its rules.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Active">Whether it counts in the balance; false while scheduled for later.</param>
/// <param name="IsFrozen">Whether a dispute holds all of it that is not pinned (SEMANTICS E8).</param>
public sealed record Grant(
    long Seq,
    long Amount,
    long Remaining,
    long Pinned,
    GrantTerms Terms,
    GrantOrigin Origin,
    bool Active,
    bool IsFrozen = false)
{
    /// <summary>A new grant with all of its units.</summary>
    public static Grant New(long seq, long amount, GrantTerms terms, GrantOrigin origin, bool active = true) =>
        new(seq, amount, amount, 0, terms, origin, active);

    /// <summary>Units that nothing holds.</summary>
    public long Free => IsFrozen ? 0 : Unpinned;

    /// <summary>Units that no reservation holds.</summary>
    public long Unpinned => Remaining - Pinned;

    /// <summary>Units that a dispute holds.</summary>
    public long Frozen => IsFrozen ? Unpinned : 0;

    /// <summary>Whether it has ended at <paramref name="at"/>: what it still holds is pinned (SEMANTICS A1, C3).</summary>
    public bool HasEnded(Instant at) => Terms.ExpiresAt <= at;
}

/// <summary>Units of one grant that an entry moved.</summary>
/// <param name="GrantSeq">The entry that made the grant.</param>
/// <param name="Amount">Units, always positive.</param>
public readonly record struct GrantLine(long GrantSeq, long Amount);
