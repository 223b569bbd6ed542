using System.Collections.Immutable;
using Catalog = Billing.Domain.Tests.Scenarios.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>Runs steps on the account and on the model, and compares all that can be compared after each.</summary>
internal sealed class SequenceRun
{
    private readonly List<LedgerEntry> _ledger = [];
    private readonly Dictionary<string, long> _sums = [];
    private readonly Coverage? _coverage;
    private AccountState _audited = AccountState.Unopened(7);
    private AccountState _snapshot = AccountState.Unopened(7);
    private int _turns;

    public SequenceRun(Coverage? coverage = null)
    {
        _coverage = coverage;
        Model = new NaiveAccount(Plans);
    }

    public Catalog Plans { get; } = new();

    public NaiveAccount Model { get; }

    public AccountState State { get; private set; } = AccountState.Unopened(7);

    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    public void Do(Step step)
    {
        if (step.Published is { } plan)
            Plans.Put(plan, step.ByDefault);
        var nonce = new Guid(++_turns, 1, 0, new byte[8]);
        var command = WithHistory(step, nonce);
        var turn = AccountTurn.Run(State, command, Plans, step.Clock, nonce);
        var expected = Model.Do(step.Clock, command);
        var idle = turn.Answer is { } answered && !turn.Replayed
            ? null
            : AccountTurn.CatchUpTo(State, Plans, step.Clock, nonce);
        _coverage?.Add(command, turn);

        Equal("refusal", expected.Code, turn.Refusal?.Code);
        StateComparison.CheckLines(expected.Lines, turn.Entries);
        CheckEntries(turn.Entries);
        _ledger.AddRange(turn.Entries);
        State = turn.State;
        CheckAnswer(command, turn);
        if (idle is not null && command is not (AccountCommand.AdvanceClock or AccountCommand.Open))
            True("without an answer nothing but catch-up happened", StateCopy.IsSame(idle.State, State));
        StateComparison.Check(Model, State);
        CheckFolds();
    }

    // What the caller of the domain reads from the ledger: after the time has passed, before the command.
    private AccountCommand WithHistory(Step step, Guid nonce)
    {
        var subject = step.Command switch
        {
            AccountCommand.VoidGrant c => c.GrantSeq,
            AccountCommand.Capture c => c.ReservationSeq,
            AccountCommand.Release c => c.ReservationSeq,
            AccountCommand.Extend c => c.ReservationSeq,
            AccountCommand.Reverse c => c.EntrySeq,
            _ => 0,
        };
        if (subject == 0)
            return step.Command;
        List<LedgerEntry> ledger = [.. _ledger, .. AccountTurn.CatchUpTo(State, Plans, step.Clock, nonce).Entries];
        var about = ledger.Find(entry => entry.Seq == subject)?.Event switch
        {
            AccountEvent.Debited e => e.Lines,
            AccountEvent.Captured e => [.. e.Pinned, .. e.Lines],
            _ => ImmutableArray<GrantLine>.Empty,
        };
        var seqs = about.Select(line => line.GrantSeq).Append(subject).ToHashSet();
        ImmutableArray<LedgerEntry> history =
            [.. ledger.Where(entry => seqs.Contains(entry.Seq) || seqs.Contains(SubjectOf(entry.Event)))];
        return step.Command switch
        {
            AccountCommand.VoidGrant c => c with { History = history },
            AccountCommand.Capture c => c with { History = history },
            AccountCommand.Release c => c with { History = history },
            AccountCommand.Extend c => c with { History = history },
            AccountCommand.Reverse c => c with { History = history },
            _ => step.Command,
        };
    }

    private static long SubjectOf(AccountEvent e) => e switch
    {
        AccountEvent.Captured c => c.ReservationSeq,
        AccountEvent.Released c => c.ReservationSeq,
        AccountEvent.ReservationExpired c => c.ReservationSeq,
        AccountEvent.Extended c => c.ReservationSeq,
        AccountEvent.Reversed c => c.EntrySeq,
        AccountEvent.Voided c => c.GrantSeq,
        _ => 0,
    };

    // H1: numbers without gaps, time forward, before = the last after, and the audit folds to the same.
    private void CheckEntries(ImmutableArray<LedgerEntry> entries)
    {
        foreach (var entry in entries)
        {
            Equal("seq", _audited.Seq + 1, entry.Seq);
            True("time never goes back", entry.At >= _audited.LastAt, entry.Seq);
            if (entry.Event.MovedAsset is { CreditType: var type })
            {
                Equal("before", _sums.GetValueOrDefault(type), entry.BalanceBefore, entry.Seq);
                Equal("after", entry.BalanceBefore + entry.Event.SettledDelta, entry.BalanceAfter, entry.Seq);
                _sums[type] = entry.BalanceAfter;
            }
            var next = LedgerAudit.TryEvolve(_audited, entry);
            True("the audit accepts the entry", next is not null, entry.Event);
            _audited = next!;
        }
    }

    // H7: the fold of the ledger, and any earlier state as a snapshot keeps it with the entries after it, are the state.
    private void CheckFolds()
    {
        True("the audited fold == state", StateCopy.IsSame(_audited, State));
        foreach (var credit in State.Credits)
        {
            Equal("sum of the ledger", credit.Settled, _sums.GetValueOrDefault(credit.CreditType), credit.CreditType);
            Equal("remaining - deficit", credit.Settled, credit.Grants.Where(g => g.Active).Sum(g => g.Remaining) - credit.Deficit);
            Equal("pinned", credit.Reserved, credit.Grants.Sum(grant => grant.Pinned));
            True("never below nothing", credit.Grants.All(g => g is { Remaining: > 0, Pinned: >= 0, Free: >= 0 }));
            True("available", credit.Available <= Math.Max(0, credit.Settled - credit.Reserved) && credit.Available >= 0);
        }
        if (_turns % 7 != 0)
            return;
        for (var i = (int)_snapshot.Seq; i < _ledger.Count; i++)
            _snapshot = Account.Evolve(_snapshot, _ledger[i]);
        True("snapshot and tail == state", StateCopy.IsSame(_snapshot, State));
        // From here on the account lives on as it comes back from a snapshot.
        _snapshot = StateCopy.Of(State);
        State = StateCopy.Of(State);
    }

    private static void CheckAnswer(AccountCommand command, TurnResult turn)
    {
        if (turn.Answer is not { } answer || turn.Replayed)
        {
            True("nothing bears the key", turn.Entries.All(entry => entry.Key is null));
            return;
        }
        True("the answer is one of the entries", turn.Entries.Contains(answer));
        Equal("the answer's key", command.Key, answer.Key);
        Equal("the answer's note", command.Note, answer.Note);
        Equal("entries with a key", 1, turn.Entries.Count(entry => entry.Key is not null));
        Equal("the answer is the same request", null, RequestComparison.FirstDifference(command, answer));
    }

    // The texts are constants: millions of checks pass for each that fails.
    internal static void Equal<T>(string what, T expected, T actual, object? of = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new BrokenRuleException($"{what} {of}: expected {expected}, found {actual}");
    }

    internal static void True(string what, bool holds, object? of = null)
    {
        if (!holds)
            throw new BrokenRuleException($"not so: {what} {of}");
    }
}
