using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>
/// Given commands, when a command, then events. Each turn is checked against what holds for every ledger, so that no
/// test passes on a broken one.
/// </summary>
internal sealed class Scenario
{
    private readonly List<LedgerEntry> _ledger = [];
    private Instant _clock = Commands.Day(1);
    private int _turns;

    public AccountState State { get; private set; } = AccountState.Unopened(7);

    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    /// <summary>The catalog's plans; a test may change them between turns.</summary>
    public Plans Plans { get; } = new();

    /// <summary>An account opened on day 1.</summary>
    public static Scenario Opened() => new Scenario().Given(Commands.Open());

    public Scenario At(Instant clock)
    {
        _clock = clock;
        return this;
    }

    public Scenario GivenPlan(PlanTerms plan, bool byDefault = false)
    {
        Plans.Put(plan, byDefault);
        return this;
    }

    public Scenario Given(params AccountCommand[] commands)
    {
        foreach (var command in commands)
            Assert.Null(When(command).Result.Refusal);
        return this;
    }

    /// <summary>An entry that no command of today writes: to reach what would take millions of commands.</summary>
    public Scenario GivenEntry(AccountEvent e)
    {
        var asset = e.MovedAsset;
        var before = asset is null ? 0 : State.Credit(asset.CreditType)?.Settled ?? 0;
        var entry = new LedgerEntry(
            State.AccountNo, State.Seq + 1, NextNonce(), _clock, e,
            before, before + e.SettledDelta, 0, null, Note.None, [], default);
        entry = entry with { Hash = EntryHash.Of(entry, State.Hash) };
        _ledger.Add(entry);
        State = Account.Evolve(State, entry);
        return this;
    }

    public Turn When(AccountCommand command) => Take(AccountTurn.Run(State, command, Plans, _clock, NextNonce()));

    public Turn WhenTimePasses() => Take(AccountTurn.CatchUpTo(State, Plans, _clock, NextNonce()));

    public long Settled(Asset? of = null) => Balance(of)?.Settled ?? 0;

    /// <summary>What a meter counted in the current period.</summary>
    public long Counted(string meter) => State.Counter(meter)?.Count.Value ?? 0;

    public long Deficit(Asset? of = null) => Balance(of)?.Deficit ?? 0;

    /// <summary>Units left of each live grant, in burn order.</summary>
    public long[] Remaining(Asset? of = null) => [.. (Balance(of)?.Grants ?? []).Select(grant => grant.Remaining)];

    public CreditBalance? Balance(Asset? of = null) => State.Credit((of ?? Commands.Emails).CreditType);

    private Turn Take(TurnResult result)
    {
        var turn = new Turn(State, result);
        _ledger.AddRange(result.Entries);
        State = result.State;
        LedgerRules.Check(_ledger, State);
        Assert.True(!State.IsOpen || State.NextDueAt is not null);
        return turn;
    }

    private Guid NextNonce() => new(++_turns, 0, 0, new byte[8]);
}

/// <summary>One turn, and what a test says of it.</summary>
internal sealed record Turn(AccountState Before, TurnResult Result)
{
    public ImmutableArray<LedgerEntry> Entries => Result.Entries;

    /// <summary>The turn wrote exactly these events and refused nothing.</summary>
    public Turn Then(params AccountEvent[] events)
    {
        Assert.Null(Result.Refusal);
        return Wrote(events);
    }

    /// <summary>Besides closing periods in which nothing was counted, the turn wrote exactly these events.</summary>
    public Turn ThenInTheLongRun(params AccountEvent[] events)
    {
        Assert.Null(Result.Refusal);
        var others = Entries.Where(entry => entry.Event is not AccountEvent.PeriodClosed { Counters.IsEmpty: true });
        Assert.Equal(events.Select(Describe.Of), others.Select(entry => Describe.Of(entry.Event)));
        return this;
    }

    /// <summary>The turn wrote exactly these events, whatever it answered.</summary>
    public Turn Wrote(params AccountEvent[] events)
    {
        Assert.Equal(events.Select(Describe.Of), Entries.Select(entry => Describe.Of(entry.Event)));
        return this;
    }

    /// <summary>The command was refused; at most catch-up was written.</summary>
    public Refusal ThenRefused(string code, string? field = null)
    {
        Assert.Null(Result.Answer);
        Assert.NotNull(Result.Refusal);
        Assert.Equal(code, Result.Refusal.Code);
        Assert.Equal(field, Result.Refusal.Field);
        Assert.All(Entries, entry => Assert.Null(entry.Key));
        if (Entries.IsEmpty)
            Assert.Equal(Describe.Of(Before), Describe.Of(Result.State));
        return Result.Refusal;
    }

    public Refusal ThenShort() => ThenRefused(RefusalCodes.InsufficientCredits);

    public Refusal ThenInvalid(string field) => ThenRefused(RefusalCodes.InvalidRequest, field);

    /// <summary>The event that answered the command.</summary>
    public T Answered<T>()
        where T : AccountEvent
    {
        Assert.Null(Result.Refusal);
        Assert.NotNull(Result.Answer);
        return Assert.IsType<T>(Result.Answer.Event);
    }
}
