namespace Billing.Domain.Tests.Sequences;

/// <summary>Runs steps on the account and on the model, and compares all that can be compared after each.</summary>
internal sealed class SequenceRun
{
    private readonly List<LedgerEntry> _ledger = [];
    private readonly List<AccountState> _states = [AccountState.Unopened(7)];
    private readonly Dictionary<OperationKey, (AccountCommand Command, LedgerEntry Entry)> _answered = [];
    private AccountState _audited = AccountState.Unopened(7);

    private static readonly Scenarios.Plans NoPlans = new();

    public NaiveAccount Model { get; } = new();

    private AccountState State => _states[^1];

    public void Do(Step step)
    {
        if (_answered.TryGetValue(step.Command.Key, out var answered))
        {
            CheckRepeat(step.Command, answered.Command, answered.Entry);
            return;
        }
        var nonce = new Guid(_states.Count, 1, 0, new byte[8]);
        var before = State;
        var from = _ledger.Count;
        var turn = AccountTurn.Run(before, WithHistory(step.Command), NoPlans, step.Clock, nonce);
        var expected = Model.Do(step.Clock, step.Command);
        _ledger.AddRange(turn.Entries);
        _states.Add(turn.State);

        Equal("refusal", expected.Code, turn.Refusal?.Code);
        if (turn.Refusal is { Field: { } field } && expected.Code == "invalid_request")
            True("the refusal names a field at fault", expected.Fields.Contains(field), field);
        LedgerRules.CheckNew(_ledger, from, before.Hash);
        LedgerRules.CheckFold(_ledger, State);
        CheckSnapshot();
        CheckAudit(from);
        CheckAnswer(step, turn, before, nonce);
        StateComparison.Check(Model, State);
        StateComparison.CheckLines(expected.Lines, turn.Entries);
    }

    // As the grain does: what the ledger says about the subject.
    private AccountCommand WithHistory(AccountCommand command) => command switch
    {
        AccountCommand.Capture c => c with { History = About(c.ReservationSeq) },
        AccountCommand.Release c => c with { History = About(c.ReservationSeq) },
        AccountCommand.Extend c => c with { History = About(c.ReservationSeq) },
        AccountCommand.VoidGrant c => c with { History = About(c.GrantSeq) },
        _ => command,
    };

    private System.Collections.Immutable.ImmutableArray<LedgerEntry> About(long seq) =>
        [.. _ledger.Where(entry => entry.Seq == seq || entry.Event.SubjectSeq == seq)];

    private static void CheckRepeat(AccountCommand command, AccountCommand first, LedgerEntry entry)
    {
        var differences = NaiveRequest.Differences(first, command);
        var found = RequestComparison.FirstDifference(command, entry);
        if (found is null)
            Equal("request differs", 0, differences.Length);
        else
            True("the request differs in the field named", differences.Contains(found), found);
    }

    // H7: any earlier state and the entries after it.
    private void CheckSnapshot()
    {
        var state = _states[_ledger.Count % _states.Count];
        for (var i = (int)state.Seq; i < _ledger.Count; i++)
            state = Account.Evolve(state, _ledger[i]);
        True("snapshot and tail == state", Same.State(state, State));
    }

    private void CheckAudit(int from)
    {
        for (var i = from; i < _ledger.Count; i++)
        {
            var next = LedgerAudit.TryEvolve(_audited, _ledger[i]);
            True("the audit accepts the entry", next is not null, _ledger[i]);
            _audited = next!;
        }
    }

    private void CheckAnswer(Step step, TurnResult turn, AccountState before, Guid nonce)
    {
        if (turn is { Answer: { } answer, Replayed: false })
        {
            True("the answer is one of the entries", turn.Entries.Contains(answer));
            Equal("the answer's key", step.Command.Key, answer.Key);
            Equal("the answer's note", step.Command.Note, answer.Note);
            Equal("entries with a key", 1, turn.Entries.Count(entry => entry.Key is not null));
            Equal("the answer is the same request", null, RequestComparison.FirstDifference(step.Command, answer));
            _answered[step.Command.Key] = (step.Command, answer);
            return;
        }
        var idle = AccountTurn.CatchUpTo(before, NoPlans, step.Clock, nonce);
        True("without an answer nothing but catch-up happened", Same.State(idle.State, turn.State));
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
