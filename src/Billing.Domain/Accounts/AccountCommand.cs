using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What a caller asks of an account. Amounts are already in units, catalog terms already looked up.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Note">What the caller says about it.</param>
public abstract record AccountCommand(OperationKey Key, Note Note)
{
    /// <summary>Open the account.</summary>
    public sealed record Open(OperationKey Key, Note Note, string AccountId, string? Email, string? Name)
        : AccountCommand(Key, Note);

    /// <summary>Change its particulars; null leaves one as it is, empty removes it.</summary>
    public sealed record Update(OperationKey Key, Note Note, string? Email, string? Name) : AccountCommand(Key, Note);

    /// <summary>Grant credits.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units, more than 0.</param>
    /// <param name="Expiry">When it ends, defaults applied.</param>
    /// <param name="Asked">The times as the caller gave them; no effective time means now.</param>
    /// <param name="Priority">0 to 100.</param>
    /// <param name="Category">Paid or promotional.</param>
    public sealed record GrantCredits(
        OperationKey Key,
        Note Note,
        Asset Asset,
        long Amount,
        Expiry Expiry,
        GrantTimesAsked Asked,
        int Priority,
        GrantCategory Category) : AccountCommand(Key, Note);

    /// <summary>Charge and count usage.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Charge">What to charge, or null where the meter only counts.</param>
    /// <param name="Metered">What to count, or null for a plain debit.</param>
    /// <param name="AllowPartial">Take what there is when it is less.</param>
    /// <param name="OccurredAt">When the caller says that it happened, or null.</param>
    public sealed record Use(
        OperationKey Key, Note Note, Charge? Charge, Metered? Metered, bool AllowPartial, Instant? OccurredAt)
        : AccountCommand(Key, Note);

    /// <summary>Move the balance by hand.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it; reason and actor are required (SEMANTICS H4).</param>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Signed units, not 0.</param>
    /// <param name="Force">Whether a negative amount may overdraw.</param>
    public sealed record Adjust(OperationKey Key, Note Note, Asset Asset, long Amount, bool Force)
        : AccountCommand(Key, Note);
}

/// <summary>Credits to charge.</summary>
/// <param name="Asset">The credit type.</param>
/// <param name="Amount">Units, more than 0.</param>
public sealed record Charge(Asset Asset, long Amount);

/// <summary>A quantity to count.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">How much, more than 0, in the meter's precision.</param>
/// <param name="UnitCost">Credit units per whole unit of the meter, or null where it only counts.</param>
public sealed record Metered(string Meter, Units Quantity, long? UnitCost);
