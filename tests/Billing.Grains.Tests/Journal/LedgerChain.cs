using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Tests.Journal;

/// <summary>Makes appends that continue each other, as one activation of an account would.</summary>
internal sealed class LedgerChain(long accountNo)
{
    private static readonly Asset Credits = new("credits", 0, BurnOrder.Fifo);
    private long _balance = 1_000_000;
    private Instant _at = Instant.OfDate(2026, 3, 1);

    public long AccountNo { get; } = accountNo;

    public long Seq { get; private set; }

    public ChainHash Hash { get; private set; }

    public WriterGeneration Generation { get; private set; } = new();

    /// <summary>How far apart entries are.</summary>
    public long StepMicros { get; init; } = 1;

    /// <summary>An activation that has loaded what the probe saw.</summary>
    public static LedgerChain From(long accountNo, Probe probe) =>
        new(accountNo) { Seq = probe.HeadSeq, Hash = probe.HeadHash };

    /// <summary>An append of plain debits, the last of which carries the key.</summary>
    public Append Next(int entries = 1, OperationKey? key = null)
    {
        var previous = Hash;
        var made = ImmutableArray.CreateBuilder<LedgerEntry>(entries);
        for (var i = 1; i <= entries; i++)
            made.Add(Debit(i == entries ? key ?? OperationKey.Generated(Operations.Usage, Guid.NewGuid()) : null));
        return new Append(Generation, previous, made.MoveToImmutable());
    }

    /// <summary>An append of any one event.</summary>
    public Append Next(AccountEvent happened, OperationKey? key, Note note, Guid? entryId = null)
    {
        var previous = Hash;
        return new Append(Generation, previous, [Entry(happened, key, note, entryId ?? Guid.NewGuid())]);
    }

    /// <summary>Another activation that knows as much.</summary>
    public LedgerChain Fork() =>
        new(AccountNo) { Seq = Seq, Hash = Hash, Generation = new WriterGeneration(), _balance = _balance, _at = _at };

    /// <summary>The same activation after a reload.</summary>
    public void Reload() => Generation = new WriterGeneration();

    private LedgerEntry Debit(OperationKey? key) => Entry(
        new AccountEvent.Debited(Credits, 1, 1, [new GrantLine(1, 1)], 0, null, false, null), key, Note.None, Guid.NewGuid());

    private LedgerEntry Entry(AccountEvent happened, OperationKey? key, Note note, Guid entryId)
    {
        _at = new Instant(_at.UnixMicros + StepMicros);
        var after = unchecked(_balance + happened.SettledDelta);
        var entry = new LedgerEntry(
            AccountNo, Seq + 1, entryId, _at, happened, _balance, after, 0, key, note, [], default);
        entry = entry with { Hash = EntryHash.Of(entry, Hash) };
        (Seq, Hash, _balance) = (entry.Seq, entry.Hash, after);
        return entry;
    }
}
