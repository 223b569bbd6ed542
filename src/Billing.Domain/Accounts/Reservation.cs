using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>An open reservation: credits pinned in their grants, and units of a meter held back (SEMANTICS C1, C2).</summary>
/// <param name="Seq">The entry that made it; its identity within the account.</param>
/// <param name="ExpiresAt">From when it holds nothing any more.</param>
/// <param name="Asset">The credit type, or null where nothing is charged.</param>
/// <param name="Reserved">Credit units reserved at first.</param>
/// <param name="Captured">Credit units captured so far, beyond the reservation included.</param>
/// <param name="Lines">What is still pinned, in burn order.</param>
/// <param name="Hold">The held units of a meter, or null for a reservation of plain credits.</param>
public sealed record Reservation(
    long Seq,
    Instant ExpiresAt,
    Asset? Asset,
    long Reserved,
    long Captured,
    ImmutableArray<GrantLine> Lines,
    MeterHold? Hold)
{
    /// <summary>Credit units still pinned.</summary>
    public long Left => CreditBalance.Sum(Lines);
}

/// <summary>Units of a meter that a reservation holds back.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Precision">Decimal places of its quantities.</param>
/// <param name="Quantity">Smallest units reserved at first.</param>
/// <param name="Captured">Smallest units captured so far, beyond the reservation included.</param>
/// <param name="Included">Included units still held.</param>
/// <param name="Charged">Units still held whose credits are pinned.</param>
/// <param name="Overage">Units still held that will be billed.</param>
/// <param name="UnitCost">Credit units for a whole unit when it was made, or null (SEMANTICS D15).</param>
/// <param name="Period">The period in which it was made.</param>
/// <param name="CountIn">In which period a capture counts (SEMANTICS C11).</param>
public sealed record MeterHold(
    string Meter,
    byte Precision,
    long Quantity,
    long Captured,
    long Included,
    long Charged,
    long Overage,
    long? UnitCost,
    Period Period,
    CountIn CountIn)
{
    /// <summary>Smallest units still held.</summary>
    public long Left => Included + Charged + Overage;

    /// <summary>Credit units for each smallest unit.</summary>
    public long SmallestUnitCost => UnitCost is { } cost ? cost / Units.Scale(Precision) : 0;
}

/// <summary>In which period captured usage counts.</summary>
public enum CountIn
{
    /// <summary>The one of the capture.</summary>
    Capture = 0,

    /// <summary>The one in which the reservation was made, even when it has closed.</summary>
    Reservation = 1,
}
