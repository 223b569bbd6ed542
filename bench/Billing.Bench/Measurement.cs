using Billing.Bench.Auditing;
using Billing.Bench.Http;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Peer;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench;

/// <summary>Measures one case on a fresh database: fill, load, audit, drop.</summary>
internal static class Measurement
{
    private const int CallersPerBatchCaller = 8;

    public static async Task<Result> Run(Server server, Case what, int accounts, LoadOptions options, int connections)
    {
        if (what.Engine == Engine.Statements)
            return await Statements.Run(server, what, what.Shape == Shape.Hot ? 1 : accounts, options, connections);
        var database = await server.CreateDatabase();
        try
        {
            await using var target = await Start(what, database, connections);
            var fill = await Fill.Of(target, what.Shape, accounts);
            await server.Checkpoint();
            GC.Collect();
            var wal = await server.WalBytes();
            var load = await LoadRun.Run(target, fill.Accounts, OptionsOf(what, options), server.Processes);
            wal = await server.WalBytes() - wal;
            await using var source = NpgsqlDataSource.Create(database);
            var findings = load.Fault is { } fault
                ? [fault]
                : await new Audit(source, fill.Accounts, fill.Granted).Run(target, load.Acks);
            if (load.Debits == 0)
                findings = [.. findings, "nothing was answered within the measured time"];
            return ResultOf(what, load, wal, findings);
        }
        finally
        {
            await server.Drop(database);
        }
    }

    /// <summary>Starts the engine of a case on an empty database.</summary>
    public static async Task<ITarget> Start(Case what, string database, int connections) => (what.Engine, what.Way) switch
    {
        (Engine.Ours, Way.Silo) => await SiloTarget.Start(database),
        (Engine.Ours, _) => await HttpTarget.Start(database),
        (_, Way.Http) => await PeerHttpTarget.Start(database, connections),
        _ => await RowLockTarget.Start(database, connections),
    };

    /// <summary>The load of a case. Fewer callers send batches: each has a hundred debits on their way.</summary>
    private static LoadOptions OptionsOf(Case what, LoadOptions options) => options with
    {
        Callers = what.Shape == Shape.Batch ? Math.Max(1, options.Callers / CallersPerBatchCaller) : options.Callers,
        Shape = what.Shape,
        DebitsPerCall = what.DebitsPerCall,
        Quantity = what.Shape == Shape.Fifo ? Fill.FifoQuantity : 1,
        DebitsEach = what.Shape == Shape.Fifo ? Fill.FifoDebitsEach : null,
    };

    private static Result ResultOf(Case what, LoadResult load, long wal, IReadOnlyList<string> findings)
    {
        var debits = Math.Max(1, load.Debits);
        return new Result
        {
            Case = what.Name,
            DebitsPerSecond = load.Debits / load.Elapsed.TotalSeconds,
            P50Ms = load.Latency.Percentile(0.5) / 1000.0,
            P99Ms = load.Latency.Percentile(0.99) / 1000.0,
            LoadCpuMicros = load.Usage.Self.TotalMicroseconds / debits,
            ServiceCpuMicros = load.Usage.Service.TotalMicroseconds / debits,
            PostgresCpuMicros = load.Usage.Postgres.TotalMicroseconds / debits,
            OthersCpuShare = load.Usage.OthersShare(load.Elapsed),
            StolenCpuShare = load.Usage.StolenShare(load.Elapsed),
            AllocatedBytesPerDebit = (double)load.Usage.AllocatedBytes / debits,
            WalBytesPerDebit = (double)wal / Math.Max(1, load.Acked),
            EntriesPerCommit = what switch
            {
                { Engine: Engine.RowLocks } => what.DebitsPerCall,
                _ when load.Flushes.Flushes > 0 => (double)load.Flushes.Rows / load.Flushes.Flushes,
                _ => 0,
            },
            LoadAverage = Processes.Load(),
            Findings = findings,
        };
    }
}
