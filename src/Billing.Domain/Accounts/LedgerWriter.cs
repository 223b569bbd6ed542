using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// Turns events into entries: numbers them, states the balance before and after, chains the hash. What happens at one moment is
/// one step for the account's owner: notices compare its end with its begin and stand on its last entry (SEMANTICS G1).
/// </summary>
internal sealed class LedgerWriter(AccountState state, Guid nonce)
{
    private readonly ImmutableArray<LedgerEntry>.Builder _entries = ImmutableArray.CreateBuilder<LedgerEntry>(1);
    private AccountState _stepStart = state;
    private ChainHash _hash = state.Hash;
    private int _sealed;

    /// <summary>The account after the entries so far; its hash is right once they are sealed.</summary>
    public AccountState State { get; private set; } = state;

    /// <summary>The entries so far; some may not have their hash yet.</summary>
    public IReadOnlyList<LedgerEntry> Written => _entries;

    /// <summary>Adds an entry and answers its place.</summary>
    public int Append(AccountEvent e, Instant at, OperationKey? key = null, Note? note = null)
    {
        at = Instant.Later(at, State.LastAt);
        if (_entries.Count > _sealed && _entries[^1].At != at)
            Seal();
        var asset = e.MovedAsset;
        var settled = asset is null ? 0 : State.Credit(asset.CreditType)?.Settled ?? 0;
        var entry = new LedgerEntry(
            State.AccountNo,
            State.Seq + 1,
            NextId(),
            at,
            e,
            settled,
            settled + e.SettledDelta,
            0,
            key,
            note ?? Note.None,
            [],
            default);
        State = Account.Evolve(State, entry);
        if (asset is not null)
            entry = entry with { ReservedAfter = State.Credit(asset.CreditType)?.Reserved ?? 0 };
        _entries.Add(entry);
        return _entries.Count - 1;
    }

    /// <summary>All entries, with their notices and hashes.</summary>
    public ImmutableArray<LedgerEntry> Finish()
    {
        Seal();
        return _entries.ToImmutable();
    }

    private void Seal()
    {
        if (_sealed == _entries.Count)
            return;
        var notices = Alerting.Notices(_stepStart, State);
        if (!notices.IsEmpty)
        {
            _entries[^1] = _entries[^1] with { Notices = notices };
            State = Alerting.Tell(State, _entries[^1]);
        }
        for (; _sealed < _entries.Count; _sealed++)
        {
            _hash = EntryHash.Of(_entries[_sealed], _hash);
            _entries[_sealed] = _entries[_sealed] with { Hash = _hash };
        }
        State = State with { Hash = _hash };
        _stepStart = State;
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
