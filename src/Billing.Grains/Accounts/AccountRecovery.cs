using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.Accounts;

/// <summary>Rebuilds an account: a state known to be in the ledger, or a snapshot, or nothing, plus the rest of the ledger.</summary>
internal sealed class AccountRecovery(
    string accountId, IJournal journal, IAccountSnapshots snapshots, AccountOptions options, ILogger logger)
{
    private const int PageEntries = 1_000;

    /// <summary>The account as the ledger says now, with the entries that hold any of <paramref name="keys"/>.</summary>
    /// <param name="durable">A state that this activation knows to be in the ledger, or null.</param>
    /// <param name="accountNo">The account's number, where known.</param>
    /// <param name="keys">Keys of the calls that wait.</param>
    public async Task<RecoveredAccount> Recover(AccountState? durable, long? accountNo, ImmutableArray<Guid> keys)
    {
        accountNo ??= await journal.FindAccount(accountId);
        if (accountNo is not { } no)
            return new RecoveredAccount(null, AccountState.Unopened(0), 0, []);

        var (state, snapshotSeq) = (durable is { IsOpen: true } ? durable : null, 0L);
        while (true)
        {
            var probe = await journal.Probe(no, keys);
            // What was in the ledger before stays in it.
            if (probe.HeadSeq < state?.Seq)
                throw new LedgerDamagedException(probe.HeadSeq);
            if (state is null)
                (state, snapshotSeq) = await Start(no, probe.HeadSeq);
            if (state.Seq < probe.HeadSeq)
                state = await Fold(state);
            if (probe.HeadSeq == state.Seq && probe.HeadHash == state.Hash)
                return new RecoveredAccount(no, state, snapshotSeq, probe.Found);
            // Entries that came after the probe may hold the keys: it is asked again.
            if (probe.HeadSeq >= state.Seq)
                throw new LedgerDamagedException(probe.HeadSeq);
        }
    }

    // A snapshot is a cache: it counts only if the ledger has its last entry, hash included.
    private async Task<(AccountState State, long SnapshotSeq)> Start(long accountNo, long headSeq)
    {
        var unopened = AccountState.Unopened(accountNo);
        if (headSeq < options.SnapshotOnDeactivationEntries)
            return (unopened, 0);
        if (await snapshots.Read() is not { IsOpen: true } snapshot)
            return (unopened, 0);
        var at = await journal.ReadAfter(accountNo, snapshot.Seq - 1, 1);
        if (snapshot.AccountNo == accountNo && at is [var entry] && entry.Seq == snapshot.Seq && entry.Hash == snapshot.Hash)
            return (snapshot, snapshot.Seq);
        AccountLog.SnapshotDropped(logger, accountId, snapshot.Seq);
        return (unopened, 0);
    }

    private async Task<AccountState> Fold(AccountState state)
    {
        ImmutableArray<LedgerEntry> page;
        do
        {
            page = await journal.ReadAfter(state.AccountNo, state.Seq, PageEntries);
            foreach (var entry in page)
                state = LedgerAudit.TryEvolve(state, entry) ?? throw new LedgerDamagedException(entry.Seq);
        }
        while (page.Length == PageEntries);
        return state;
    }
}

/// <summary>An account as its ledger says.</summary>
/// <param name="AccountNo">Its number, or null where the id was never registered.</param>
/// <param name="State">Its state.</param>
/// <param name="SnapshotSeq">Where the snapshot stands that it began with, or 0.</param>
/// <param name="Found">Entries that hold keys of calls that wait.</param>
internal sealed record RecoveredAccount(
    long? AccountNo, AccountState State, long SnapshotSeq, ImmutableArray<LedgerEntry> Found);
