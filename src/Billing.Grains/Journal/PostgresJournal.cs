using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Journal;

/// <summary>
/// The journal on PostgreSQL: appends gather into one transaction per writer and round trip, fenced by the ledger itself.
/// Disposing it writes what waits.
/// </summary>
public sealed class PostgresJournal : IJournal, IAsyncDisposable
{
    private static readonly Task<AppendOutcome> Rejected = Task.FromResult(AppendOutcome.Rejected);
    private static readonly Task<AppendOutcome> Unavailable = Task.FromResult(AppendOutcome.Unavailable);

    private readonly ILogger<PostgresJournal> _logger;
    private readonly JournalWriter[] _writers;
    private readonly JournalReader _reader;
    private readonly Probes _probes;
    private readonly Tails _tails;
    private readonly AccountNumbers _numbers;

    /// <summary>Starts the writers; they connect by themselves and keep trying.</summary>
    public PostgresJournal(IOptions<JournalOptions> options, TimeProvider clock, ILogger<PostgresJournal> logger)
    {
        _logger = logger;
        _reader = new JournalReader(options.Value);
        _probes = new Probes(_reader);
        _tails = new Tails(_reader);
        _numbers = new AccountNumbers(_reader);
        _writers = new JournalWriter[options.Value.Writers];
        for (var i = 0; i < _writers.Length; i++)
            _writers[i] = new JournalWriter(i, options.Value, clock, logger);
    }

    /// <inheritdoc/>
    public Task<long?> FindAccount(string accountId) => _numbers.Find(accountId);

    /// <inheritdoc/>
    public Task<Registration> RegisterAccount(string accountId) => _numbers.Register(accountId);

    /// <inheritdoc/>
    public Task<AppendOutcome> Append(Append append)
    {
        if (append.Generation.Ended)
            return Rejected;
        var ticket = new AppendTicket(append);
        if (!IsWellFormed(append))
            return Refuse(ticket, Rejected);
        return WriterOf(append.Entries[0].AccountNo).TryAdd(ticket) ? ticket.Task : Refuse(ticket, Unavailable);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> ReadAfter(long accountNo, long afterSeq, int limit)
    {
        ThrowIfInDoubt(accountNo);
        var entries = await _tails.ReadAfter(accountNo, afterSeq, limit);
        ThrowIfInDoubt(accountNo);
        return entries;
    }

    /// <inheritdoc/>
    public async Task<Probe> Probe(long accountNo, ImmutableArray<Guid> keyHashes)
    {
        ThrowIfInDoubt(accountNo);
        var probe = await _probes.Probe(accountNo, keyHashes);
        ThrowIfInDoubt(accountNo);
        return probe;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> ReadPage(long accountNo, EntryFilter filter, int limit)
    {
        ThrowIfInDoubt(accountNo);
        var entries = await _reader.ReadPage(accountNo, filter, limit);
        ThrowIfInDoubt(accountNo);
        return entries;
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LedgerEntry>> ReadAbout(long accountNo, ImmutableArray<long> seqs)
    {
        ThrowIfInDoubt(accountNo);
        var entries = await _reader.ReadAbout(accountNo, seqs);
        ThrowIfInDoubt(accountNo);
        return entries;
    }

    /// <inheritdoc/>
    public async Task<UsageReport> ReadUsage(
        long accountNo, Instant since, Instant before, UsageGranularity granularity)
    {
        ThrowIfInDoubt(accountNo);
        var report = await _reader.ReadUsage(accountNo, since, before, granularity);
        ThrowIfInDoubt(accountNo);
        return report;
    }

    /// <summary>Writes what waits, then closes; later appends are unavailable.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var writer in _writers)
            await writer.DisposeAsync();
        await _reader.DisposeAsync();
    }

    private static Task<AppendOutcome> Refuse(AppendTicket ticket, Task<AppendOutcome> outcome)
    {
        ticket.Append.Generation.End();
        return outcome;
    }

    private bool IsWellFormed(Append append)
    {
        var first = append.Entries[0];
        for (var i = 0; i < append.Entries.Length; i++)
        {
            var entry = append.Entries[i];
            var reason = entry.AccountNo != first.AccountNo || entry.Seq != first.Seq + i
                ? "its entries are not consecutive entries of one account"
                : !StorableText.IsStorable(entry) ? "a text holds a zero character or half a surrogate pair" : null;
            if (reason is null)
                continue;
            JournalLog.NotStorable(_logger, entry.AccountNo, entry.Seq, reason);
            return false;
        }
        var misplaced = append.Outbox.FirstOrDefault(
            message => message.Seq < first.Seq || message.Seq > append.Entries[^1].Seq);
        if (misplaced is null && append.Outbox.All(StorableText.IsStorable) && StorableText.IsStorable(append.Due))
            return true;
        JournalLog.NotStorable(
            _logger,
            first.AccountNo,
            first.Seq,
            misplaced is null ? "a text beside it cannot be stored" : "a message belongs to no entry of it");
        return false;
    }

    private void ThrowIfInDoubt(long accountNo)
    {
        if (WriterOf(accountNo).IsInDoubt(accountNo))
            throw new JournalUnavailableException("An append to this account is in doubt and is being settled.");
    }

    // Account numbers are consecutive; a multiplicative hash spreads them however they are picked.
    private JournalWriter WriterOf(long accountNo) =>
        _writers[(int)(((ulong)accountNo * 0x9E3779B97F4A7C15 >> 32) % (ulong)_writers.Length)];
}
