namespace Billing.Domain.Tests.Lives;

/// <summary>
/// An account that lives through everything: all commands, plans that change, jumps in time over many periods. After each turn
/// what must always hold is checked.
/// </summary>
internal sealed class RandomLife
{
    private readonly Random _random;
    private readonly RandomPlans _made;
    private readonly Scenarios.Plans _plans = new();
    private readonly List<LedgerEntry> _ledger = [];
    private readonly RandomCommands _commands;
    private AccountState _state = AccountState.Unopened(7);
    private Instant _now = Instant.OfDate(2026, 1, 31);

    public RandomLife(int seed)
    {
        _random = new Random(seed);
        _made = new RandomPlans(_random);
        _commands = new RandomCommands(_random, _made, _ledger);
    }

    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    public void Run()
    {
        for (var i = 0; i < 3; i++)
            _plans.Put(_made.Plan($"p{i}", 1), byDefault: i == 0 && _random.Next(2) == 0);
        Take(Open(plan: _random.Next(2) == 0 ? _plans.Newest("p1") : _plans.DefaultPlan));
        for (var rest = _random.Next(5, 60); rest > 0; rest--)
        {
            _now = Instant.Later(Moment(), _state.LastAt);
            if (_random.Next(15) == 0)
                NewVersion($"p{_random.Next(3)}");
            Take(_commands.Next(_state, _plans, _now));
        }
        RandomReturns.Check(_ledger);
    }

    private Instant Moment() => _random.Next(12) switch
    {
        0 => _now.Micros(_random.NextInt64(40L * TimeSpan.MicrosecondsPerDay)),
        1 => _now.Micros(_random.NextInt64(300L * TimeSpan.MicrosecondsPerDay)),
        2 or 3 => _now.Micros(_random.NextInt64(TimeSpan.MicrosecondsPerHour)),
        4 or 5 => _state.NextDueAt ?? _now,
        6 => (_state.NextDueAt ?? _now).Micros(-1),
        _ => _now,
    };

    private void NewVersion(string slug) => _plans.Put(_made.Plan(slug, _plans.Newest(slug)!.Version + 1));

    private void Take(AccountCommand command)
    {
        var turn = AccountTurn.Run(_state, command, _plans, _now, new Guid(_ledger.Count, 1, 0, new byte[8]));
        var state = _state;
        foreach (var entry in turn.Entries)
        {
            state = LedgerAudit.TryEvolve(state, entry)
                ?? throw new BrokenRuleException($"H1: the entry does not follow: {Describe.Of(entry)}");
            _ledger.Add(entry);
        }
        Require(Same.State(state, turn.State), "H7: fold == state", command);
        _state = turn.State;
        Require(!(_state.NextDueAt <= _now), "A4: nothing that is due is left", command);
        Require(_state.Plan.Period.Start <= _now && _now < _state.Plan.Period.End, "D1: the period holds the present", command);
        foreach (var counter in _state.Counters)
            Require(counter is { Count.Value: >= 0, Included: >= 0, Overage: >= 0 }, "C11: no counter is negative", command);
        foreach (var open in _state.Reservations.All)
            Require(open.Hold is not { } hold || hold is { Included: >= 0, Charged: >= 0, Overage: >= 0 }, "C9: no hold is negative", command);
        CheckEnds(command);
    }

    // Only now and then the whole ledger: it is long.
    private void CheckEnds(AccountCommand command)
    {
        foreach (var credit in _state.Credits)
        {
            Require(!credit.Grants.Any(grant => grant.Active && grant.HasEnded(_now) && grant.Free > 0), "A1: what has ended is gone", command);
            Require(credit.Deficit == 0 || !credit.Grants.Any(grant => grant.Active && grant.Free > 0), "H1: no debt beside free credits", command);
        }
        if (_random.Next(20) == 0)
            LedgerRules.CheckFold(_ledger, _state);
    }

    private static void Require(bool holds, string rule, AccountCommand command)
    {
        if (!holds)
            throw new BrokenRuleException($"{rule}; after {Describe.Of(command)}");
    }
}
