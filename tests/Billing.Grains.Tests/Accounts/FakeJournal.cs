using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Tests.Accounts;

/// <summary>
/// A journal on a <see cref="FakeStore"/> that a test can make slow, lossy or absent. It keeps the contract: appends of one
/// account in order, an ended generation refused, no read while an append is in doubt.
/// </summary>
internal sealed class FakeJournal(FakeStore store) : IJournal
{
    private readonly Queue<(Append Append, TaskCompletionSource<AppendOutcome> Done)> _waiting = new();
    private readonly List<(Append Append, bool Reached)> _inDoubt = [];

    /// <summary>While set, appends wait until <see cref="Flush"/>.</summary>
    public bool Holds { get; set; }

    /// <summary>While set, nothing is written and nothing is read.</summary>
    public bool Away { get; set; }

    /// <summary>How many of the next appends lose their answer, and whether they reached the store.</summary>
    public (int Count, bool Reached) LoseAnswers { get; set; }

    /// <summary>Happens when an id has been looked up, before the caller learns what was found.</summary>
    public Func<Task>? LookedUp { get; set; }

    /// <summary>Happens when an id has been registered, before the caller learns of it.</summary>
    public Func<Task>? Registered { get; set; }

    public int Appends { get; private set; }

    /// <summary>Reads of ledgers, probes included.</summary>
    public int Reads { get; private set; }

    public int Probes { get; private set; }

    public int Waiting => _waiting.Count;

    public async Task<long?> FindAccount(string accountId)
    {
        Check();
        var found = store.Find(accountId);
        if (LookedUp is { } happens)
            await happens();
        return found;
    }

    public async Task<Registration> RegisterAccount(string accountId)
    {
        Check();
        var isNew = store.Find(accountId) is null;
        var accountNo = store.Register(accountId);
        if (Registered is { } happens)
            await happens();
        return new Registration(accountNo, isNew);
    }

    public Task<AppendOutcome> Append(Append append)
    {
        Appends++;
        var done = new TaskCompletionSource<AppendOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((append, done));
        if (!Holds)
            Flush();
        return done.Task;
    }

    /// <summary>Decides every waiting append, in order.</summary>
    public void Flush(int atMost = int.MaxValue)
    {
        for (; atMost > 0 && _waiting.TryDequeue(out var next); atMost--)
        {
            var outcome = Decide(next.Append);
            if (outcome != AppendOutcome.Committed)
                next.Append.Generation.End();
            next.Done.SetResult(outcome);
        }
    }

    /// <summary>Settles what is in doubt; reads are answered again.</summary>
    public void SettleDoubt()
    {
        foreach (var (append, reached) in _inDoubt)
        {
            if (reached)
                store.TryWrite(append);
        }
        _inDoubt.Clear();
    }

    public Task<ImmutableArray<LedgerEntry>> ReadAfter(long accountNo, long afterSeq, int limit)
    {
        Check();
        Reads++;
        return Task.FromResult(store.Ledger(accountNo).Where(entry => entry.Seq > afterSeq).Take(limit).ToImmutableArray());
    }

    public Task<Probe> Probe(long accountNo, ImmutableArray<Guid> keyHashes)
    {
        Check();
        Reads++;
        Probes++;
        var ledger = store.Ledger(accountNo);
        return Task.FromResult(
            new Probe(ledger.Count, store.HeadHash(accountNo), store.WithKeys(accountNo, keyHashes)));
    }

    public Task<ImmutableArray<LedgerEntry>> ReadPage(long accountNo, EntryFilter filter, int limit)
    {
        Check();
        var entries = store.Ledger(accountNo).Reverse()
            .Where(entry => filter.BeforeSeq is null || entry.Seq < filter.BeforeSeq)
            .Where(entry => filter.UpToSeq is null || entry.Seq <= filter.UpToSeq)
            .Where(entry => filter.Operation is null || entry.Key?.Operation == filter.Operation)
            .Where(entry => filter.Type is null || entry.Event.Type == filter.Type);
        return Task.FromResult(entries.Take(limit).ToImmutableArray());
    }

    public Task<ImmutableArray<LedgerEntry>> ReadAbout(long accountNo, ImmutableArray<long> seqs)
    {
        Check();
        var entries = store.Ledger(accountNo)
            .Where(entry => seqs.Contains(entry.Seq)
                || (LedgerRows.Of(entry).RefersTo is { } about && seqs.Contains(about))
                || (entry.Event.EndedGrantSeq is { } ended && seqs.Contains(ended)));
        return Task.FromResult(entries.Take(10_000).ToImmutableArray());
    }

    public Task<UsageReport> ReadUsage(long accountNo, Instant since, Instant before, UsageGranularity granularity)
    {
        Check();
        return Task.FromResult(UsageFold.Of(store.Ledger(accountNo), since, before, granularity));
    }

    private AppendOutcome Decide(Append append)
    {
        if (append.Generation.Ended)
            return AppendOutcome.Rejected;
        if (Away || _inDoubt.Count > 0)
            return AppendOutcome.Unavailable;
        if (LoseAnswers.Count > 0)
        {
            LoseAnswers = LoseAnswers with { Count = LoseAnswers.Count - 1 };
            _inDoubt.Add((append, LoseAnswers.Reached));
            return AppendOutcome.Unknown;
        }
        return store.TryWrite(append) ? AppendOutcome.Committed : AppendOutcome.Rejected;
    }

    private void Check()
    {
        if (Away || _inDoubt.Count > 0)
            throw new JournalUnavailableException("The fake store is away or in doubt.");
    }
}
