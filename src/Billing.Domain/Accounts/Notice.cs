namespace Billing.Domain.Accounts;

/// <summary>Something that the account's owner is told, recorded on the entry that brought it about (SEMANTICS G1, I1).</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">The credit type or the meter.</param>
/// <param name="Value">The balance afterwards, or the meter's count; smallest units.</param>
/// <param name="Precision">Decimal places of value and threshold.</param>
/// <param name="Threshold">The amount or limit that was crossed, in smallest units, or null.</param>
/// <param name="ThresholdPercent">The share that was crossed, or null.</param>
public sealed record Notice(
    NoticeKind Kind, string Subject, long Value, byte Precision, long? Threshold, int? ThresholdPercent);

/// <summary>What an account's owner is told. The numbers are hashed and never change.</summary>
public enum NoticeKind
{
    /// <summary>The balance fell below its threshold.</summary>
    BalanceLow = 1,

    /// <summary>The balance fell to nothing.</summary>
    Depleted = 2,

    /// <summary>The account owes more credits than before.</summary>
    Deficit = 3,

    /// <summary>A meter reached the plan's limit.</summary>
    LimitReached = 4,
}
