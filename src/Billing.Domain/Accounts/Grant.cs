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

/// <summary>Credits of one source that an account still holds, or will hold.</summary>
/// <param name="Seq">The ledger entry that made it; its identity within the account.</param>
/// <param name="Amount">Units granted.</param>
/// <param name="Remaining">Units left; 1 to <paramref name="Amount"/>.</param>
/// <param name="Terms">Its rules.</param>
/// <param name="Active">Whether it counts in the balance; false while scheduled for later.</param>
public sealed record Grant(long Seq, long Amount, long Remaining, GrantTerms Terms, bool Active);
