using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Tests.Accounts;

/// <summary>What PostgreSQL would hold: the truth that several fake journals share. It honours the fence and the key index.</summary>
internal sealed class FakeStore
{
    private readonly Dictionary<string, long> _numbers = [];
    private readonly Dictionary<long, List<LedgerEntry>> _ledgers = [];
    private readonly List<(long AccountNo, OutboxMessage Message)> _outbox = [];
    private readonly Dictionary<long, DueChange> _due = [];

    public long? Find(string accountId) => _numbers.TryGetValue(accountId, out var no) ? no : null;

    public long Register(string accountId)
    {
        if (!_numbers.TryGetValue(accountId, out var no))
        {
            _numbers[accountId] = no = _numbers.Count + 1;
            _ledgers[no] = [];
        }
        return no;
    }

    public IReadOnlyList<LedgerEntry> Ledger(long accountNo) => _ledgers[accountNo];

    public IReadOnlyList<LedgerEntry> Ledger(string accountId) => _ledgers[_numbers[accountId]];

    /// <summary>Messages that nobody has delivered, in order.</summary>
    public IReadOnlyList<OutboxMessage> Outbox(long accountNo) =>
    [
        .. _outbox.Where(row => row.AccountNo == accountNo)
            .Select(row => row.Message)
            .OrderBy(message => (message.Seq, message.N)),
    ];

    /// <summary>When the account is due, or null for never.</summary>
    public DueChange? Due(long accountNo) => _due.GetValueOrDefault(accountNo);

    public ChainHash HeadHash(long accountNo) => _ledgers[accountNo] is [.., var last] ? last.Hash : default;

    public ImmutableArray<LedgerEntry> WithKeys(long accountNo, ImmutableArray<Guid> keys) =>
        [.. _ledgers[accountNo].Where(entry => entry.Key is { } key && keys.Contains(key.Hash))];

    /// <summary>Writes all or none; false when another writer was first or a key is taken.</summary>
    public bool TryWrite(Append append)
    {
        if (!TryWrite(append.Previous, append.Entries))
            return false;
        var accountNo = append.Entries[0].AccountNo;
        _outbox.AddRange(append.Outbox.Select(message => (accountNo, message)));
        if (append.Due is { At: null })
            _due.Remove(accountNo);
        else if (append.Due is not null)
            _due[accountNo] = append.Due;
        return true;
    }

    /// <summary>Alters an entry behind everybody's back.</summary>
    public void Damage(long accountNo, int index, Func<LedgerEntry, LedgerEntry> change) =>
        _ledgers[accountNo][index] = change(_ledgers[accountNo][index]);

    private bool TryWrite(ChainHash previous, ImmutableArray<LedgerEntry> entries)
    {
        var ledger = _ledgers[entries[0].AccountNo];
        if (entries[0].Seq != ledger.Count + 1 || previous != HeadHash(entries[0].AccountNo))
            return false;
        var keys = entries.Where(entry => entry.Key is not null).Select(entry => entry.Key!.Hash).ToHashSet();
        if (ledger.Any(entry => entry.Key is { } key && keys.Contains(key.Hash)))
            return false;
        ledger.AddRange(entries);
        return true;
    }
}
