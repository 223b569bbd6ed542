using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>What a capture can draw on: an open reservation, or one that has ended and holds nothing any more.</summary>
/// <param name="Seq">The reservation.</param>
/// <param name="Asset">The credit type, or null.</param>
/// <param name="Lines">What is pinned for it.</param>
/// <param name="Hold">Its units of a meter, as far as they are still held, or null.</param>
/// <param name="Left">Units still held: of the meter where there is one, else of the credit type.</param>
/// <param name="Reserved">Units reserved at first.</param>
/// <param name="Captured">Units captured before.</param>
/// <param name="ExpiresAt">Its end.</param>
/// <param name="IsLate">Whether it has ended.</param>
internal sealed record Claim(
    long Seq,
    Asset? Asset,
    ImmutableArray<GrantLine> Lines,
    MeterHold? Hold,
    long Left,
    long Reserved,
    long Captured,
    Instant ExpiresAt,
    bool IsLate)
{
    public static Claim Of(Reservation open) => new(
        open.Seq,
        open.Asset,
        open.Lines,
        open.Hold,
        open.Hold?.Left ?? open.Left,
        open.Hold?.Quantity ?? open.Reserved,
        open.Hold?.Captured ?? open.Captured,
        open.ExpiresAt,
        false);

    /// <summary>A reservation that has ended: what is captured of it is usage of now (SEMANTICS C7).</summary>
    public static Claim Of(long seq, ClosedReservation expired) => new(
        seq,
        expired.Made.Asset,
        [],
        expired.Made.Hold is { } hold ? hold with { Included = 0, Charged = 0, Overage = 0, CountIn = CountIn.Capture } : null,
        0,
        expired.Reserved,
        expired.Captured,
        expired.Made.ExpiresAt,
        true);
}
