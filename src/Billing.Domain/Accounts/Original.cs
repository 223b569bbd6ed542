using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// An entry that is to be reversed, with what reversals have left of it. Units lie in the order in which they were taken, and
/// reversals take from the end: for credits that is burn order with what was owed last, for a meter included, charged, overage.
/// </summary>
/// <param name="Asset">The credit type, or null where nothing was charged.</param>
/// <param name="Amount">Credit units charged.</param>
/// <param name="Lines">Who paid; grant 0 is what was owed.</param>
/// <param name="Usage">The metered quantity, or null.</param>
/// <param name="IsUsage">Whether it is usage at all.</param>
/// <param name="ReversedAmount">Credit units given back already.</param>
/// <param name="ReversedQuantity">Units of the meter taken back already.</param>
internal sealed record Original(
    Asset? Asset,
    long Amount,
    ImmutableArray<GrantLine> Lines,
    MeteredUsage? Usage,
    bool IsUsage,
    long ReversedAmount,
    long ReversedQuantity)
{
    /// <summary>Charged units whose price is that of their reservation; what a capture charged besides may cost something else.</summary>
    public long HeldCharged { get; private init; }

    /// <summary>What can still be taken back: units of the meter where there is one, else of the credit type.</summary>
    public long Left => Usage is { } usage ? usage.Quantity.Value - ReversedQuantity : Amount - ReversedAmount;

    /// <summary>The entry and its reversals, or null where the history has no such entry.</summary>
    public static Original? Find(long seq, ImmutableArray<LedgerEntry> history)
    {
        Original? original = null;
        foreach (var entry in history)
        {
            if (entry.Seq == seq)
                original = Of(entry.Event);
            else if (original is not null && entry.Event is AccountEvent.Reversed reversed && reversed.EntrySeq == seq)
            {
                original = original with
                {
                    ReversedAmount = original.ReversedAmount + reversed.Amount,
                    ReversedQuantity = original.ReversedQuantity + (reversed.Usage?.Quantity.Value ?? 0),
                };
            }
        }
        return original;
    }

    /// <summary>Credit units that go with <paramref name="part"/>, exactly what they had cost.</summary>
    public long AmountOf(long part)
    {
        if (Usage is not { } usage)
            return part;
        if (part == Left)
            return Amount - ReversedAmount;
        var charged = usage.Quantity.Value - usage.Included - usage.Overage;
        var smallest = usage.UnitCost is { } cost ? cost / Units.Scale(usage.Quantity.Precision) : 0;
        var beyond = charged - HeldCharged;
        var beyondCost = beyond == 0 ? 0 : (Amount - (HeldCharged * smallest)) / beyond;
        return (Overlap(part, usage.Included, HeldCharged) * smallest)
            + (Overlap(part, usage.Included + HeldCharged, beyond) * beyondCost);
    }

    /// <summary>How many of the units taken back had been included, and how many billed.</summary>
    public (long Included, long Overage) SplitOf(long part)
    {
        var usage = Usage!;
        return (
            Overlap(part, 0, usage.Included),
            Overlap(part, usage.Quantity.Value - usage.Overage, usage.Overage));
    }

    /// <summary>The grants that get credit units back, last payer first.</summary>
    public IEnumerable<GrantLine> LinesOf(long amount)
    {
        var skip = ReversedAmount;
        for (var i = Lines.Length - 1; i >= 0 && amount > 0; i--)
        {
            var skipped = Math.Min(skip, Lines[i].Amount);
            skip -= skipped;
            var taken = Math.Min(amount, Lines[i].Amount - skipped);
            amount -= taken;
            if (taken > 0)
                yield return Lines[i] with { Amount = taken };
        }
    }

    // Units of the meter that lie in a stretch and in the part that is taken back now.
    private long Overlap(long part, long from, long length)
    {
        var end = Usage!.Quantity.Value - ReversedQuantity;
        return Math.Max(0, Math.Min(end, from + length) - Math.Max(end - part, from));
    }

    private static Original Of(AccountEvent e) => e switch
    {
        AccountEvent.Debited d => new Original(d.Asset, d.Amount, WithDebt(d.Lines, d.Deficit), d.Usage, true, 0, 0),
        AccountEvent.Captured c => new Original(
            c.Asset, c.Amount, WithDebt([.. c.Pinned, .. c.Lines], c.Deficit), c.Usage, true, 0, 0)
        {
            HeldCharged = c.Terms.HoldCharged,
        },
        _ => new Original(null, 0, [], null, false, 0, 0),
    };

    private static ImmutableArray<GrantLine> WithDebt(ImmutableArray<GrantLine> lines, long deficit) =>
        deficit == 0 ? lines : lines.Add(new GrantLine(0, deficit));
}
