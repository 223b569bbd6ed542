using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Grains.Webhooks;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.Accounts;

/// <summary>
/// One account in memory: decides on the newest state, appends, and lets no answer out before what it was decided on is
/// durable. All of it runs in the grain's turns, one at a time, so it needs no lock; between decide and append there is no
/// await. When an append fails the state is dropped and every call decides again (DESIGN "One turn, one decision").
/// </summary>
internal sealed partial class LiveAccount(
    string accountId,
    IJournal journal,
    IAccountSnapshots snapshots,
    IPlanBook plans,
    Func<EventFilter> wantedEvents,
    Func<string, string> creditTypeName,
    TimeProvider clock,
    AccountOptions options,
    ILogger logger)
{
    /// <summary>How often a call is decided before it answers 503.</summary>
    private const int Rounds = 3;

    private readonly RecentKeys _recent = new(options.RecentKeys);
    private readonly HashSet<PendingCall> _waiting = [];
    private readonly AccountRecovery _recovery = new(accountId, journal, snapshots, options, logger);
    private readonly SnapshotSchedule _snapshots = new(snapshots, options);
    private readonly SubjectReader _subjects = new(journal);
    private readonly DueNote _due = new(accountId);
    private AccountState? _state;
    private AccountState? _durable;
    private WriterGeneration _generation = new();
    private Flight? _tail;
    private Task? _loading;
    private long? _accountNo;
    private long _provenAt;

    /// <summary>Decides the calls in order, in one append, and leaves each with its durable answer.</summary>
    /// <param name="calls">The calls; their answers are set when this completes.</param>
    /// <param name="opens">Whether one of them may open the account, so that its id is registered first.</param>
    public async Task Execute(PendingCall[] calls, bool opens = false)
    {
        foreach (var call in calls)
            _waiting.Add(call);
        try
        {
            if (opens && _accountNo is null)
                await Register();
            for (var round = 0; round < Rounds && !Array.TrueForAll(calls, IsAnswered); round++)
            {
                while (_state is null || !await Recall(calls))
                {
                    if (_state is null)
                        await Load();
                }
                if (!Array.Exists(calls, NeedsSubjects))
                    await Settle(calls, Decide(calls), _tail);
                else if (await DecideWithSubjects(calls) is { } decided)
                    await Settle(calls, decided.Own, decided.Tail);
            }
            Refuse(calls, ErrorCodes.StorageUnavailable, "Other writers kept changing the account; this call wrote nothing.");
        }
        catch (JournalUnavailableException)
        {
            Refuse(calls, ErrorCodes.StorageUnavailable, "The store is away or behind; this call wrote nothing.");
        }
        catch (LedgerDamagedException damaged)
        {
            AccountLog.LedgerDamaged(logger, accountId, damaged.Seq);
            Refuse(calls, ErrorCodes.LedgerDamaged, damaged.Message);
        }
        finally
        {
            foreach (var call in calls)
                _waiting.Remove(call);
        }
    }

    /// <summary>What the call would come to now; nothing is written or remembered.</summary>
    public Task<CallAnswer> Preview(PendingCall call) => Look(
        () =>
        {
            var built = call.Build(_state!, []);
            if (built.Command is null || built.Refusal is not null)
                return new CallAnswer(null, false, built.Refusal, _state);
            var turn = AccountTurn.Run(_state!, built.Command, plans, Now(), Guid.Empty);
            return new CallAnswer(turn.Answer, false, turn.Refusal, turn.State) { Entries = turn.Entries };
        },
        minSeq: null);

    /// <summary>The account as it is now, caught up, proven, and no older than <paramref name="minSeq"/>.</summary>
    public Task<CallAnswer> Read(long? minSeq) => Look(
        () =>
        {
            var turn = AccountTurn.CatchUpTo(_state!, plans, Now(), Guid.NewGuid());
            if (!turn.Entries.IsEmpty)
                Submit(new Flight(_generation), turn.State, turn.Entries);
            return Seen(turn.State, minSeq);
        },
        minSeq);

    /// <summary>Waits for what is in flight and leaves a snapshot behind.</summary>
    public async Task Close()
    {
        if (_tail is not null)
            await _tail.Outcome;
        if (_durable is not null)
            await _snapshots.WriteLast(_durable);
    }

    private static CallAnswer Seen(AccountState state, long? minSeq)
    {
        if (!state.IsOpen)
            return CallAnswer.Refuse(RefusalCodes.AccountNotFound, "There is no such account.");
        return minSeq > state.Seq
            ? CallAnswer.Refuse(ErrorCodes.StateBehind, $"The account is at seq {state.Seq}, before {minSeq}.")
            : new CallAnswer(null, false, null, state);
    }

    private async Task<CallAnswer> Look(Func<CallAnswer> look, long? minSeq)
    {
        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                while (_state is null)
                    await Load();
                var answer = look();
                if (await Confirm([], _tail, mustProve: minSeq > _state.Seq))
                    return answer;
            }
            return CallAnswer.Refuse(ErrorCodes.StorageUnavailable, "Other writers kept changing the account.");
        }
        catch (JournalUnavailableException)
        {
            return CallAnswer.Refuse(ErrorCodes.StorageUnavailable, "The store is away or behind.");
        }
        catch (LedgerDamagedException damaged)
        {
            AccountLog.LedgerDamaged(logger, accountId, damaged.Seq);
            return CallAnswer.Refuse(ErrorCodes.LedgerDamaged, damaged.Message);
        }
    }

    // The synchronous heart: no await from the first read of the state to the append.
    private Flight? Decide(PendingCall[] calls, bool withSubjects = false)
    {
        var (state, now) = (_state!, Now());
        ImmutableArray<LedgerEntry>.Builder? entries = null;
        Flight? flight = null;
        foreach (var call in calls)
        {
            if (call.Answer is not null)
                continue;
            var history = withSubjects && NeedsSubjects(call) ? _subjects.Since(call, state) : [];
            var built = call.Build(state, history);
            if ((call.Stored ?? _recent.InFlight(call.Key.Hash)) is { } recent)
            {
                call.Tentative = new Tentative(recent.Entry, true, Reused(built, recent.Entry), state, recent.Flight);
                continue;
            }
            if (built.Command is null || built.Refusal is not null)
            {
                call.Tentative = new Tentative(null, false, built.Refusal, state, null);
                continue;
            }
            var turn = AccountTurn.Run(state, built.Command, plans, now, Guid.NewGuid());
            state = turn.State;
            if (!turn.Entries.IsEmpty)
            {
                flight ??= new Flight(_generation);
                (entries ??= ImmutableArray.CreateBuilder<LedgerEntry>(1)).AddRange(turn.Entries);
            }
            if (turn.Replayed)
            {
                // What it repeats may itself be on its way.
                call.Tentative = new Tentative(turn.Answer, true, null, state, flight ?? _tail);
                continue;
            }
            call.Tentative = new Tentative(turn.Answer, false, turn.Refusal, state, flight);
            if (turn.Answer?.Key?.Key is not null)
                _recent.AddInFlight(turn.Answer, flight!);
        }
        return flight is null ? null : Submit(flight, state, entries!.DrainToImmutable());
    }

    private static bool IsAnswered(PendingCall call) => call.Answer is not null;

    private static bool NeedsSubjects(PendingCall call) => call.Answer is null && call.Subjects is not null;

    // Null: the state fell while the ledger was being read, so there is nothing to decide on.
    private async Task<(Flight? Own, Flight? Tail)?> DecideWithSubjects(PendingCall[] calls)
    {
        using var reading = _subjects.Begin();
        var generation = _generation;
        foreach (var call in calls)
        {
            if (!NeedsSubjects(call) || _accountNo is not { } accountNo)
                continue;
            await _subjects.Read(call, _state!, accountNo);
            if (generation != _generation || _state is null)
                return null;
        }
        return (Decide(calls, withSubjects: true), _tail);
    }

    private static Refusal? Reused(BuiltCommand built, LedgerEntry entry)
    {
        var field = built.Command is { } command
            ? RequestComparison.FirstDifference(command, entry)
            : built.Refusal?.Field ?? "body";
        return field is null
            ? null
            : new Refusal(
                RefusalCodes.IdempotencyKeyReused, $"The key was used with another request; '{field}' differs.")
            {
                Field = field,
            };
    }

    // Turns tentative answers into durable ones, or leaves them for the next round.
    private async Task Settle(PendingCall[] calls, Flight? own, Flight? tail)
    {
        var outcome = own is null ? AppendOutcome.Committed : await own.Outcome;
        List<PendingCall>? refused = null;
        foreach (var call in calls)
        {
            if (call.Answer is not null || call.Tentative is not { } tentative)
                continue;
            if (tentative.Entry is null)
                (refused ??= []).Add(call);
            else if (tentative.Replayed)
                call.Answer = Replay(tentative, tentative.Flight is null ? null : await tentative.Flight.Outcome);
            else
                call.Answer = Accept(tentative, outcome);
        }
        if (refused is null)
            return;
        // A key that is not in memory may be in the ledger: an old success must replay, not turn into a refusal.
        var keys = refused.Where(call => call.Key.Key is not null).Select(call => call.Key.Hash).ToImmutableArray();
        if (!await Confirm(keys, tail, mustProve: false))
            return;
        foreach (var call in refused)
        {
            // Found meanwhile: the next round replays it.
            if (call.Stored is null && _recent.InFlight(call.Key.Hash) is null && !_recent.IsInLedger(call.Key.Hash))
                call.Answer = new CallAnswer(null, false, call.Tentative!.Refusal, call.Tentative.State);
        }
    }

    private static CallAnswer? Accept(Tentative tentative, AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Committed => new CallAnswer(tentative.Entry, false, null, tentative.State),
        AppendOutcome.Unavailable => CallAnswer.Refuse(
            ErrorCodes.StorageUnavailable, "The store is away or behind; this call wrote nothing."),
        AppendOutcome.Unknown => InDoubt(),
        _ => null,
    };

    // A replay waits for the first call's append; if that failed, this call is decided on its own.
    private static CallAnswer? Replay(Tentative tentative, AppendOutcome? outcome) => outcome switch
    {
        null or AppendOutcome.Committed => new CallAnswer(
            tentative.Refusal is null ? tentative.Entry : null, true, tentative.Refusal, tentative.State),
        AppendOutcome.Unknown => InDoubt(),
        _ => null,
    };

    private static CallAnswer InDoubt() => CallAnswer.Refuse(
        ErrorCodes.OutcomeUnknown, "Whether this was written is not known yet; retry with the same key.");

    private static void Refuse(PendingCall[] calls, string code, string detail)
    {
        foreach (var call in calls)
            call.Answer ??= CallAnswer.Refuse(code, detail);
    }

    private Instant Now() => Instant.From(clock.GetUtcNow());
}
