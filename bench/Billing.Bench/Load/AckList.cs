using System.Globalization;
using Billing.Bench.Targets;

namespace Billing.Bench.Load;

/// <summary>A ledger entry that an answer named.</summary>
/// <param name="Account">Number of the account among those under load.</param>
/// <param name="Seq">The entry.</param>
/// <param name="Number">Which of its caller's debits it was; with the caller's number it makes the key.</param>
/// <param name="Kind">What the entry must be.</param>
internal readonly record struct Ack(int Account, long Seq, int Number, EntryKind Kind);

/// <summary>What an acknowledged entry must be in the ledger.</summary>
internal enum EntryKind : byte
{
    Debit,
    Reserved,
    Captured,
}

/// <summary>The entries that one caller's answers named.</summary>
internal sealed class AckList(int caller, LoadOptions options)
{
    public List<Ack> Acks { get; } = [];

    /// <summary>What each of its debits takes.</summary>
    public long Quantity => options.Quantity;

    /// <summary>The idempotency key of a debit, or null in a run without keys.</summary>
    public string? KeyOf(int number) => options.Keys
        ? string.Create(CultureInfo.InvariantCulture, $"msg-{options.Seed:x8}-{caller:x4}-{number:x8}")
        : null;

    /// <summary>Keeps what an answer named; answers what is wrong with it, or null.</summary>
    public string? Keep(int account, int number, Answer answer)
    {
        if (answer.Refusal is not null || answer.Replayed)
            return $"key {KeyOf(number)}: {answer.Refusal ?? "replayed, although it was never used"}";
        if (answer.HoldSeq == 0)
        {
            Acks.Add(new Ack(account, answer.Seq, number, EntryKind.Debit));
            return null;
        }
        Acks.Add(new Ack(account, answer.HoldSeq, number, EntryKind.Reserved));
        Acks.Add(new Ack(account, answer.Seq, number, EntryKind.Captured));
        return null;
    }
}
