namespace Billing.Bench.Targets;

/// <summary>A billing engine on a database of its own: ours, or the one to compare with.</summary>
internal interface ITarget : IAsyncDisposable
{
    /// <summary>The process that serves, where it is not this one.</summary>
    int? ServiceProcess => null;

    /// <summary>Where it answers over HTTP; none where it is called directly.</summary>
    IReadOnlyList<Uri> Urls => [];

    Task Open(string account);

    Task Grant(string account, long amount, DateTimeOffset expiresAt);

    /// <summary>Several grants of the same amount, one after the other.</summary>
    Task GrantMany(string account, int count, long amount, DateTimeOffset expiresAt) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => Grant(account, amount, expiresAt)));

    /// <summary>Charges <paramref name="quantity"/> of the meter at one credit each, oldest credits first.</summary>
    Task<Answer> Use(string account, string? key, long quantity);

    /// <summary>The balance as the engine itself says it.</summary>
    Task<long> Balance(string account);

    /// <summary>What one caller calls by.</summary>
    Task<ILine> Connect(Shape shape) => Task.FromResult<ILine>(new UseLine(this));
}

/// <summary>What one caller calls by; never used by two at once.</summary>
internal interface ILine : IAsyncDisposable
{
    /// <summary>Makes one call with these debits; the answers are in the same order.</summary>
    ValueTask Call(ReadOnlyMemory<Debit> debits, Memory<Answer> answers);
}

/// <summary>A debit to make.</summary>
internal readonly record struct Debit(string Account, string? Key, long Quantity);

/// <summary>What a debit came to.</summary>
/// <param name="Refusal">Why not, or null.</param>
/// <param name="Replayed">Whether an earlier call with the same key made the entry.</param>
/// <param name="Seq">The ledger entry.</param>
/// <param name="BalanceAfter">What it left; 0 where the line does not read it.</param>
internal readonly record struct Answer(string? Refusal, bool Replayed, long Seq, long BalanceAfter)
{
    /// <summary>The entry of the reservation before it; 0 for none.</summary>
    public long HoldSeq { get; init; }

    /// <summary>All else that was answered and that both engines must answer alike; empty where nobody compares.</summary>
    public string Effect { get; init; } = "";
}

/// <summary>One debit a call, by the target's own way.</summary>
internal sealed class UseLine(ITarget target) : ILine
{
    public async ValueTask Call(ReadOnlyMemory<Debit> debits, Memory<Answer> answers)
    {
        var debit = debits.Span[0];
        var answer = await target.Use(debit.Account, debit.Key, debit.Quantity);
        answers.Span[0] = answer;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
