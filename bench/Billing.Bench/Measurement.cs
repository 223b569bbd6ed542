using Billing.Bench.Auditing;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench;

/// <summary>One measurement of one case.</summary>
internal sealed record Result
{
    public required string Case { get; init; }

    public required double CallsPerSecond { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    /// <summary>CPU of this process for each debit: load generator and, for ours, the silo.</summary>
    public required double SelfCpuMicros { get; init; }

    public required double PostgresCpuMicros { get; init; }

    /// <summary>The share of the machine that neither this process nor PostgreSQL used: noise.</summary>
    public required double OthersCpuShare { get; init; }

    public required double AllocatedBytesPerDebit { get; init; }

    public required double WalBytesPerDebit { get; init; }

    /// <summary>Debits in one transaction; 1 for the peer.</summary>
    public required double DebitsPerCommit { get; init; }

    public required double LoadAverage { get; init; }

    /// <summary>What the audit found wrong; the other numbers are void unless it is empty.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}

/// <summary>Measures one case on a fresh database: fill, load, audit, drop.</summary>
internal static class Measurement
{
    // More than any run can take, and of the kind that has to be looked at: it ends one day.
    private const long Granted = 1_000_000_000_000;

    public static async Task<Result> Run(Server server, Case what, LoadOptions options, int connections)
    {
        var database = await server.CreateDatabase();
        try
        {
            await using var target = await Start(what.Engine, database, connections);
            var accounts = await Fill(target, what.Accounts);
            await server.Checkpoint();
            GC.Collect();
            var wal = await server.WalBytes();
            var load = await LoadRun.Run(target, accounts, options, server.Processes);
            var acked = load.Callers.Sum(caller => caller.Acks.Count);
            wal = await server.WalBytes() - wal;
            await using var source = NpgsqlDataSource.Create(database);
            var findings = load.Fault is { } fault
                ? [fault]
                : await new Audit(source, accounts, Granted).Run(target, load.Callers);
            return ResultOf(what, load, acked, wal, findings);
        }
        finally
        {
            await server.Drop(database);
        }
    }

    public static async Task<ITarget> Start(Engine engine, string database, int connections) => engine == Engine.Ours
        ? await SiloTarget.Start(database)
        : await RowLockTarget.Start(database, connections);

    /// <summary>Makes accounts with more credits than any run can take.</summary>
    public static async Task<string[]> Fill(ITarget target, int count)
    {
        var accounts = Enumerable.Range(0, count).Select(number => $"account-{number:d6}").ToArray();
        var end = DateTimeOffset.UtcNow.AddDays(30);
        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (account, _) =>
        {
            await target.Open(account);
            await target.Grant(account, Granted, end);
        });
        return accounts;
    }

    private static Result ResultOf(
        Case what, LoadResult load, int acked, long wal, IReadOnlyList<string> findings)
    {
        var debits = Math.Max(1, load.Latency.Count);
        var cpu = load.Elapsed * Environment.ProcessorCount;
        var others = load.Usage.Machine - load.Usage.Self - load.Usage.Postgres;
        return new Result
        {
            Case = what.Name,
            CallsPerSecond = load.Latency.Count / load.Elapsed.TotalSeconds,
            P50Ms = load.Latency.Percentile(0.5) / 1000.0,
            P99Ms = load.Latency.Percentile(0.99) / 1000.0,
            SelfCpuMicros = load.Usage.Self.TotalMicroseconds / debits,
            PostgresCpuMicros = load.Usage.Postgres.TotalMicroseconds / debits,
            OthersCpuShare = Math.Max(0, others / cpu),
            AllocatedBytesPerDebit = (double)load.Usage.AllocatedBytes / debits,
            WalBytesPerDebit = (double)wal / Math.Max(1, acked),
            DebitsPerCommit = load.Flushes.Flushes == 0 ? 1 : (double)load.Flushes.Rows / load.Flushes.Flushes,
            LoadAverage = Processes.Load(),
            Findings = findings,
        };
    }
}
