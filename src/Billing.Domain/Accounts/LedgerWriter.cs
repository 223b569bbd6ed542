using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Turns events into entries: numbers them, states the balance before and after, chains the hash.</summary>
internal sealed class LedgerWriter(AccountState state, Guid nonce)
{
    private readonly ImmutableArray<LedgerEntry>.Builder _entries = ImmutableArray.CreateBuilder<LedgerEntry>(1);

    public AccountState State { get; private set; } = state;

    public ImmutableArray<LedgerEntry> Entries => _entries.ToImmutable();

    public LedgerEntry Append(AccountEvent e, Instant at, OperationKey? key = null, Note? note = null)
    {
        var asset = e.MovedAsset;
        var before = asset is null ? null : State.Credit(asset.CreditType);
        var settled = before?.Settled ?? 0;
        var entry = new LedgerEntry(
            State.AccountNo,
            State.Seq + 1,
            NextId(),
            Instant.Later(at, State.LastAt),
            e,
            settled,
            settled + e.SettledDelta,
            before?.Reserved ?? 0,
            key,
            note ?? Note.None,
            default);
        entry = entry with { Hash = EntryHash.Of(entry, State.Hash) };
        State = Account.Evolve(State, entry);
        _entries.Add(entry);
        return entry;
    }

    // One random value a turn; the entries of a turn differ in its last bytes.
    private Guid NextId()
    {
        if (_entries.Count == 0)
            return nonce;
        Span<byte> bytes = stackalloc byte[16];
        nonce.TryWriteBytes(bytes);
        var tail = bytes[12..];
        BitConverter.TryWriteBytes(tail, BitConverter.ToInt32(tail) ^ _entries.Count);
        return new Guid(bytes);
    }
}
