using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>
/// What the ledger says became of a payment: the grants that it paid for, what of their units is gone unused, and the money
/// that went back since. An account keeps none of this in memory.
/// </summary>
public sealed class PaymentHistory
{
    // How many entries behind a payment are looked at together.
    private const int Window = 8;

    private readonly List<PaidGrant> _grants = [];
    private readonly List<string> _open = [];
    private readonly HashSet<string> _decided = [];
    private readonly HashSet<string> _lost = [];
    private string? _lastDecided;

    private PaymentHistory(long seq, PaymentFacts payment)
    {
        Seq = seq;
        Payment = payment;
    }

    /// <summary>The payment's entry.</summary>
    public long Seq { get; }

    /// <summary>The payment.</summary>
    public PaymentFacts Payment { get; }

    /// <summary>What was refunded of it so far, as far as the ledger knows, in the currency's smallest unit.</summary>
    public long RefundedMinor { get; private set; }

    /// <summary>What was lost of it in disputes so far, in the currency's smallest unit.</summary>
    public long LostMinor { get; private set; }

    /// <summary>The grants that it paid for, in ledger order.</summary>
    internal IReadOnlyList<PaidGrant> Grants => _grants;

    /// <summary>Disputes that are undecided.</summary>
    internal IReadOnlyList<string> OpenDisputes => _open;

    /// <summary>Whether this dispute was won or lost.</summary>
    internal bool IsDecided(string disputeId) => _decided.Contains(disputeId);

    /// <summary>Whether this dispute was lost.</summary>
    internal bool IsLost(string disputeId) => _lost.Contains(disputeId);

    /// <summary>The payment at <paramref name="seq"/>, or null where the history has none there.</summary>
    /// <param name="seq">Its entry.</param>
    /// <param name="history">
    /// The payment, what names it, and what names the grants that it paid for and those that they rolled over to; ascending.
    /// </param>
    public static PaymentHistory? Find(long seq, ImmutableArray<LedgerEntry> history)
    {
        PaymentHistory? found = null;
        foreach (var entry in history)
        {
            if (entry.Seq == seq && entry.Event is AccountEvent.PaymentRecorded recorded)
                found = new PaymentHistory(seq, recorded.Payment);
            else
                found?.Add(entry);
        }
        return found;
    }

    /// <summary>
    /// The entries that must be known of a payment: itself, what follows it in its append, for its grants are there, and the
    /// grants that these rolled over to.
    /// </summary>
    public static ImmutableArray<long> Subjects(long seq, ImmutableArray<LedgerEntry> history)
    {
        var known = history.Where(entry => entry.Seq >= seq).ToDictionary(entry => entry.Seq);
        var last = seq;
        while (known.TryGetValue(last + 1, out var next) && next.Key is null && next.At == known[seq].At)
            last++;
        // The first entry that is not of it is asked for too, or the question would never come to rest.
        var end = known.ContainsKey(last + 1) ? last + 1 : last + Window;
        var following = Enumerable.Range(0, (int)(end - seq) + 1).Select(place => seq + place);
        var families = Find(seq, history)?._grants.SelectMany(grant => grant.Family) ?? [];
        return [.. following.Concat(families).Distinct().Order()];
    }

    private void Add(LedgerEntry entry)
    {
        switch (entry.Event)
        {
            case AccountEvent.Granted e when e.Origin.ParentSeq == Seq:
                _grants.Add(new PaidGrant(entry.Seq, e.Asset, e.Amount));
                break;
            case AccountEvent.RolledOver { Origin.ParentSeq: { } parent }:
                Of(parent)?.RollsOverTo(entry.Seq);
                break;
            case AccountEvent.Expired e:
                Of(e.GrantSeq)?.LeavesUnused(e.Amount);
                break;
            case AccountEvent.RolloverForfeited e:
                Of(e.GrantSeq)?.LeavesUnused(e.Amount);
                break;
            case AccountEvent.Voided e:
                Of(e.GrantSeq)?.LeavesUnused(e.Amount);
                break;
            case AccountEvent.Frozen e when e.PaymentSeq == Seq:
                if (!_open.Contains(e.DisputeId))
                    _open.Add(e.DisputeId);
                break;
            case AccountEvent.Unfrozen e when e.PaymentSeq == Seq:
                _open.Remove(e.DisputeId);
                _decided.Add(e.DisputeId);
                _lastDecided = e.DisputeId;
                break;
            case AccountEvent.ClawedBack e when e.PaymentSeq == Seq:
                Add(e);
                break;
            default:
                break;
        }
    }

    private void Add(AccountEvent.ClawedBack e)
    {
        Of(e.GrantSeq)?.IsClawedBack(e.Amount + e.WrittenOff);
        if (e.Cause == ClawbackCause.Refund)
        {
            RefundedMinor = Math.Max(RefundedMinor, e.ReturnedMinor);
            return;
        }
        LostMinor = Math.Max(LostMinor, e.ReturnedMinor);
        // A lost dispute is first lifted, then clawed back.
        if (_lastDecided is not null)
            _lost.Add(_lastDecided);
    }

    private PaidGrant? Of(long grantSeq) => _grants.Find(grant => grant.Family.Contains(grantSeq));
}

/// <summary>A grant that a payment paid for, with the grants that its rest rolled over to: its family.</summary>
/// <param name="seq">The entry that made it.</param>
/// <param name="asset">The credit type.</param>
/// <param name="amount">Units granted.</param>
internal sealed class PaidGrant(long seq, Asset asset, long amount)
{
    private readonly List<long> _family = [seq];

    /// <summary>The entry that made it.</summary>
    public long Seq { get; } = seq;

    /// <summary>The credit type.</summary>
    public Asset Asset { get; } = asset;

    /// <summary>Units granted.</summary>
    public long Amount { get; } = amount;

    /// <summary>The grant and what it rolled over to, oldest first.</summary>
    public IReadOnlyList<long> Family => _family;

    /// <summary>Units that expired, were forfeited or voided: nobody used them, so nobody owes them.</summary>
    public long Unused { get; private set; }

    /// <summary>Units taken back so far: from what was left, as a debt, or written off.</summary>
    public long ClawedBack { get; private set; }

    public void RollsOverTo(long grantSeq) => _family.Add(grantSeq);

    public void LeavesUnused(long units) => Unused += units;

    public void IsClawedBack(long units) => ClawedBack += units;
}
