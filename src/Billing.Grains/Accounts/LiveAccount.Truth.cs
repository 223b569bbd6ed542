using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <content>What makes it true: loading, appending, proving the head, and dropping a state that is not true any more.</content>
internal sealed partial class LiveAccount
{
    /// <summary>Whether everything up to <paramref name="tail"/> is durable and the ledger's head is still ours.</summary>
    private async Task<bool> Confirm(ImmutableArray<Guid> keys, Flight? tail, bool mustProve)
    {
        if (tail is not null && await tail.Outcome != AppendOutcome.Committed)
            return false;
        if (_state is null)
            return false;
        if (keys.IsEmpty && !mustProve && clock.GetElapsedTime(_provenAt).TotalMilliseconds < options.ProofTimeoutMs)
            return true;
        return await Prove(keys);
    }

    /// <summary>
    /// Reads the entries of calls whose keys are known to be in the ledger. False when the state fell meanwhile.
    /// </summary>
    private async ValueTask<bool> Recall(PendingCall[] calls)
    {
        if (!Array.Exists(calls, IsInLedgerOnly))
            return true;
        return await Prove([.. calls.Where(IsInLedgerOnly).Select(call => call.Key.Hash)]);
    }

    private bool IsInLedgerOnly(PendingCall call) =>
        call.Answer is null && call.Stored is null && _recent.IsInLedger(call.Key.Hash);

    private async Task<bool> Prove(ImmutableArray<Guid> keys)
    {
        var (sentAt, before, generation) = (clock.GetTimestamp(), _durable!, _generation);
        if (_accountNo is not { } accountNo)
        {
            if (await journal.FindAccount(accountId) is null)
            {
                _provenAt = sentAt;
                return true;
            }
            Drop(generation);
            return false;
        }
        var probe = await journal.Probe(accountNo, keys);
        Remember(probe.Found);
        // The head may be an append of ours that is durable but not yet reported.
        while (probe.HeadSeq > _durable!.Seq && _state is not null && _tail is { Outcome.IsCompleted: false } pending)
            await pending.Outcome;
        if (_state is null || generation != _generation)
            return false;
        var isOurs = probe.HeadSeq == _durable.Seq
            ? probe.HeadHash == _durable.Hash
            : probe.HeadSeq < _durable.Seq && probe.HeadSeq >= before.Seq;
        if (isOurs)
            _provenAt = Math.Max(_provenAt, sentAt);
        else
            Drop(generation);
        return isOurs;
    }

    private Flight Submit(Flight flight, AccountState after, ImmutableArray<LedgerEntry> entries)
    {
        var append = new Append(_generation, _state!.Hash, entries)
        {
            Outbox = OutboxMessages.Of(accountId, entries, options.CustomerAtCreation, wantedEvents(), creditTypeName),
            Due = _due.ChangeFor(after, Now()),
        };
        _state = after;
        _tail = flight;
        flight.Entries = entries;
        flight.Outcome = Track(flight, after, append);
        _subjects.Sent(flight);
        return flight;
    }

    private async Task<AppendOutcome> Track(Flight flight, AccountState after, Append append)
    {
        var sentAt = clock.GetTimestamp();
        var outcome = await journal.Append(append);
        if (outcome != AppendOutcome.Committed)
        {
            Drop(flight.Generation);
            return outcome;
        }
        _provenAt = Math.Max(_provenAt, sentAt);
        _subjects.Settled(flight);
        if (after.Seq > _durable!.Seq)
            _durable = after;
        // What has landed is kept alive by nobody.
        if (_tail == flight)
            _tail = null;
        foreach (var entry in append.Entries)
        {
            if (entry.Key?.Key is not null)
                _recent.AddToLedger(entry);
        }
        _snapshots.MayWrite(_durable);
        TellFollowers();
        return outcome;
    }

    private void Drop(WriterGeneration generation)
    {
        generation.End();
        if (generation != _generation)
            return;
        if (_durable is { IsOpen: true })
            AccountLog.StateDropped(logger, accountId, _durable.Seq);
        _generation = new WriterGeneration();
        _state = null;
        _tail = null;
        _recent.DropInFlight();
        _subjects.Drop();
        _due.Forget();
        TellFollowers();
    }

    // Calls that find no state share one load.
    private async Task Load()
    {
        var loading = _loading ??= LoadOnce();
        try
        {
            await loading;
        }
        finally
        {
            if (_loading == loading)
                _loading = null;
        }
    }

    private async Task LoadOnce()
    {
        var (sentAt, accountNo) = (clock.GetTimestamp(), _accountNo);
        var keys = _waiting.Where(call => call.Answer is null && call.Key.Key is not null);
        var recovered = await _recovery.Recover(_durable, accountNo, [.. keys.Select(call => call.Key.Hash)]);
        Remember(recovered.Found);
        // Registered meanwhile: it may have looked before that.
        if (_accountNo != accountNo)
            return;
        _accountNo = recovered.AccountNo;
        _provenAt = sentAt;
        _durable = SharedPlans.Share(recovered.State) is { IsOpen: true } open
            ? open with { AccountId = accountId }
            : recovered.State;
        _snapshots.Loaded(recovered.SnapshotSeq);
        _state = _durable;
    }

    // Each waiting call keeps its own entry: there may be more of them than recent keys are remembered.
    private void Remember(ImmutableArray<LedgerEntry> found)
    {
        if (found.IsEmpty)
            return;
        var byKey = found.ToDictionary(entry => entry.Key!.Hash);
        foreach (var call in _waiting)
        {
            if (byKey.TryGetValue(call.Key.Hash, out var entry))
                call.Stored = new RecentEntry(entry, null);
        }
        foreach (var entry in found)
            _recent.AddToLedger(entry);
    }

    private async Task Register()
    {
        var sentAt = clock.GetTimestamp();
        var registration = await journal.RegisterAccount(accountId);
        if (_accountNo is not null)
            return;
        _accountNo = registration.AccountNo;
        // Whatever was loaded was loaded without a number.
        _durable = null;
        Drop(_generation);
        if (!registration.IsNew)
            return;
        // Nothing is in the ledger yet; should another silo be quicker from here on, the append finds out.
        _durable = _state = AccountState.Unopened(registration.AccountNo);
        _provenAt = sentAt;
    }
}
