namespace Billing.Bench.Targets;

/// <summary>A billing engine on a database of its own: ours, or the one to compare with.</summary>
internal interface ITarget : IAsyncDisposable
{
    Task Open(string account);

    Task Grant(string account, long amount, DateTimeOffset expiresAt);

    /// <summary>Charges <paramref name="quantity"/> of the meter at one credit each, oldest credits first.</summary>
    Task<Answer> Use(string account, string? key, long quantity);

    /// <summary>The balance as the engine itself says it.</summary>
    Task<long> Balance(string account);
}

/// <summary>What a debit came to.</summary>
/// <param name="Refusal">Why not, or null.</param>
/// <param name="Replayed">Whether an earlier call with the same key made the entry.</param>
/// <param name="Seq">The ledger entry.</param>
/// <param name="BalanceAfter">What it left.</param>
internal readonly record struct Answer(string? Refusal, bool Replayed, long Seq, long BalanceAfter);

/// <summary>Which engine, and how the load falls on its accounts.</summary>
/// <param name="Engine">Ours or the peer.</param>
/// <param name="Accounts">How many accounts share the load; 1 is the hot account.</param>
internal sealed record Case(Engine Engine, int Accounts)
{
    public string Shape => Accounts == 1 ? "hot" : "spread";

    public string Name => $"{(Engine == Engine.Ours ? "ours" : "peer")}-{Shape}";
}

internal enum Engine
{
    /// <summary>A silo in this process, called through its grain factory.</summary>
    Ours,

    /// <summary>A PL/pgSQL function with row locks, called through Npgsql.</summary>
    RowLocks,
}
