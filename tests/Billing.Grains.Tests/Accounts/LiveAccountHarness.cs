using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;
using Billing.Grains.Accounts;
using Billing.Grains.Webhooks;
using Billing.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Billing.Grains.Tests.Accounts;

/// <summary>One activation of an account on a fake journal, run in turns like a grain.</summary>
internal sealed class LiveAccountHarness
{
    public static readonly Asset Emails = new("emails", 0, BurnOrder.Fifo);
    private readonly TaskScheduler _turns = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
    private readonly LiveAccount _account;

    public LiveAccountHarness(FakeStore store, ManualClock clock, string id = "acme", AccountOptions? options = null)
    {
        Journal = new FakeJournal(store);
        Clock = clock;
        _account = new LiveAccount(
            id,
            Journal,
            Snapshots,
            Plans,
            () => EventFilter.Nothing,
            code => code,
            clock,
            options ?? new AccountOptions(),
            NullLogger.Instance);
        Id = id;
    }

    public string Id { get; }

    public FakeJournal Journal { get; }

    public FakeSnapshots Snapshots { get; } = new();

    public FakePlans Plans { get; } = new();

    public ManualClock Clock { get; }

    public static async Task<LiveAccountHarness> WithBalance(FakeStore store, ManualClock clock, long amount)
    {
        var account = new LiveAccountHarness(store, clock);
        Assert.Null((await account.Open()).Refusal);
        Assert.Null((await account.Grant(amount)).Refusal);
        return account;
    }

    public Task<CallAnswer> Open(string? key = null, PlanTerms? plan = null)
    {
        var operation = Key(Operations.Open, key);
        var source = plan is null ? PlanSource.None : PlanSource.Manual;
        var command = new AccountCommand.Open(
            operation, Note.None, Id, null, null, new OpeningAsked(plan?.Slug, null), plan, source, null);
        return Run(true, new PendingCall(operation, (_, _) => new BuiltCommand(command, null)));
    }

    public Task<CallAnswer> Grant(long amount, string? key = null, Expiry? expiry = null)
    {
        var operation = Key(Operations.Grant, key);
        var command = new AccountCommand.GrantCredits(
            operation,
            Note.None,
            Emails,
            amount,
            expiry ?? new Expiry.Never(),
            new GrantTimesAsked(null, null),
            GrantTerms.DefaultPriority,
            GrantCategory.Paid);
        return Run(false, new PendingCall(operation, (_, _) => new BuiltCommand(command, null)));
    }

    public Task<CallAnswer> Debit(long amount, string? key = null) => Run(false, DebitCall(amount, key));

    /// <summary>Starts the debits in one turn, so that they reach the journal together.</summary>
    public Task<CallAnswer[]> DebitTogether(IEnumerable<(long Amount, string? Key)> debits) => Turn(async () =>
    {
        var calls = debits.Select(debit => DebitCall(debit.Amount, debit.Key)).ToList();
        await Task.WhenAll(calls.Select(call => _account.Execute([call])));
        return calls.Select(call => call.Answer!).ToArray();
    });

    public Task<CallAnswer[]> Batch(params (long Amount, string? Key)[] debits) => Turn(async () =>
    {
        var calls = debits.Select(debit => DebitCall(debit.Amount, debit.Key)).ToList();
        await _account.Execute([.. calls]);
        return calls.Select(call => call.Answer!).ToArray();
    });

    public Task<CallAnswer> Reserve(long amount, int? ttlSeconds = null, string? key = null)
    {
        var operation = Key(Operations.Reserve, key);
        var command = new AccountCommand.Reserve(
            operation, Note.None, new Demand.Credits(Emails, amount), ttlSeconds, CountIn.Capture);
        return Run(false, new PendingCall(operation, (_, _) => new BuiltCommand(command, null)));
    }

    public Task<CallAnswer> Commit(long reservationSeq, long? amount = null, string? key = null) =>
        Run(false, CommitCall(reservationSeq, amount, key));

    /// <summary>Starts the commits in one turn, so that each is decided while the others are in flight.</summary>
    public Task<CallAnswer[]> CommitTogether(long reservationSeq, int times, long? amount = null) => Turn(async () =>
    {
        var calls = Enumerable.Range(0, times).Select(_ => CommitCall(reservationSeq, amount, null)).ToList();
        await Task.WhenAll(calls.Select(call => _account.Execute([call])));
        return calls.Select(call => call.Answer!).ToArray();
    });

    public Task<CallAnswer[]> ReverseTogether(long entrySeq, int times, long? part = null) => Turn(async () =>
    {
        var calls = Enumerable.Range(0, times).Select(_ => ReverseCall(entrySeq, part)).ToList();
        await Task.WhenAll(calls.Select(call => _account.Execute([call])));
        return calls.Select(call => call.Answer!).ToArray();
    });

    public Task<CallAnswer> Read(long? minSeq = null) => Turn(() => _account.Read(minSeq));

    public Task<CallAnswer> Preview(long amount) => Turn(() => _account.Preview(DebitCall(amount, null)));

    public Task Close() => Turn(async () =>
    {
        await _account.Close();
        return true;
    });

    /// <summary>Runs something between the account's turns, as a journal's completion would.</summary>
    public Task Between(Action action) => Turn(() =>
    {
        action();
        return Task.FromResult(true);
    });

    private static PendingCall DebitCall(long amount, string? key)
    {
        var operation = Key(Operations.Usage, key);
        var command = new AccountCommand.Use(operation, Note.None, new Demand.Credits(Emails, amount), false, null);
        return new PendingCall(operation, (_, _) => new BuiltCommand(command, null));
    }

    private static PendingCall CommitCall(long seq, long? amount, string? key)
    {
        var operation = Key(Operations.Commit, key);
        return new PendingCall(
            operation,
            (_, history) => new BuiltCommand(
                new AccountCommand.Capture(operation, Note.None, seq, true, amount, true, ExcessMode.Settle, history), null),
            (state, _) => state.Reservations.Find(seq) is null ? [seq] : []);
    }

    private static PendingCall ReverseCall(long seq, long? part)
    {
        var operation = Key(Operations.Reverse, null);
        return new PendingCall(
            operation,
            (_, history) => new BuiltCommand(
                new AccountCommand.Reverse(operation, Note.None, seq, new ReversalAsked(part, null), history), null),
            (_, history) => history.FirstOrDefault(entry => entry.Seq == seq)?.Event is AccountEvent.Debited debited
                ? [seq, .. debited.Lines.Select(line => line.GrantSeq)]
                : [seq]);
    }

    private static OperationKey Key(string operation, string? key) => key is null
        ? OperationKey.Generated(operation, Guid.NewGuid())
        : OperationKey.FromClient(operation, key);

    private Task<CallAnswer> Run(bool opens, PendingCall call) => Turn(async () =>
    {
        await _account.Execute([call], opens);
        return call.Answer!;
    });

    private Task<T> Turn<T>(Func<Task<T>> turn) => Task.Factory
        .StartNew(turn, CancellationToken.None, TaskCreationOptions.None, _turns)
        .Unwrap();
}
