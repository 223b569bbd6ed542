using System.Diagnostics;
using System.Globalization;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Peer;

/// <summary>
/// Debits as statements by hand, driven by pgbench: what an <c>update … set balance = balance - 1</c> costs. It promises
/// less than the others.
/// </summary>
internal static class Statements
{
    private const long Granted = 1_000_000_000_000;

    // A random key of 63 bits: none comes twice, and if one did, the unique index would abort the run.
    private const string Script =
        """
        \set account random(1, :accounts)
        \set key random(1, 9223372036854775806)
        begin;
        update balance set balance = balance - 1, seq = seq + 1
        where account_no = :account and balance >= 1 returning seq, balance \gset
        insert into ledger (account_no, seq, at, amount, balance_after, idempotency_key)
        values (:account, :seq, clock_timestamp(), -1, :balance, 'msg-' || :key);
        commit;

        """;

    private const string AuditSql =
        """
        select (select count(*) from ledger), (select sum($1 - balance)::bigint from balance),
          (select count(*) from balance b where seq <> (select count(*) from ledger l where l.account_no = b.account_no))
        """;

    public static async Task<Result> Run(Server server, Case what, int accounts, LoadOptions options, int clients)
    {
        var database = await server.CreateDatabase();
        var folder = Directory.CreateTempSubdirectory("billing-bench-");
        try
        {
            await using var source = NpgsqlDataSource.Create(database);
            await Execute(source, Resource());
            await Execute(
                source,
                $"insert into balance (account_no, balance) select n, {Granted} from generate_series(1, {accounts}) n");
            await server.Checkpoint();
            var pgbench = new Pgbench(database, folder.FullName, Script, accounts, clients);
            var wal = await server.WalBytes();
            var warm = await pgbench.Run(options.WarmUp);
            var before = server.Processes.Read();
            var begun = Stopwatch.GetTimestamp();
            var run = await pgbench.Run(options.Measured);
            var elapsed = Stopwatch.GetElapsedTime(begun);
            var usage = server.Processes.Read() - before;
            wal = await server.WalBytes() - wal;
            var findings = (warm.Fault ?? run.Fault) is { } fault
                ? [fault]
                : await Audit(source, warm.Transactions + run.Transactions);
            return ResultOf(what, run, wal / Math.Max(1, warm.Transactions + run.Transactions), usage, elapsed, findings);
        }
        finally
        {
            folder.Delete(recursive: true);
            await server.Drop(database);
        }
    }

    private static Result ResultOf(
        Case what, PgbenchRun run, long wal, Usage usage, TimeSpan elapsed, IReadOnlyList<string> findings)
    {
        var debits = Math.Max(1, run.Transactions);
        return new Result
        {
            Case = what.Name,
            DebitsPerSecond = run.PerSecond,
            P50Ms = run.Latency.Percentile(0.5) / 1000.0,
            P99Ms = run.Latency.Percentile(0.99) / 1000.0,
            LoadCpuMicros = usage.Children.TotalMicroseconds / debits,
            ServiceCpuMicros = 0,
            PostgresCpuMicros = usage.Postgres.TotalMicroseconds / debits,
            OthersCpuShare = usage.OthersShare(elapsed),
            StolenCpuShare = usage.StolenShare(elapsed),
            AllocatedBytesPerDebit = 0,
            WalBytesPerDebit = wal,
            EntriesPerCommit = 1,
            LoadAverage = Processes.Load(),
            Findings = findings,
        };
    }

    // What pgbench says it did = lines of the ledger = what the balances lost, and each account's lines are its number.
    private static async Task<IReadOnlyList<string>> Audit(NpgsqlDataSource source, long transactions)
    {
        await using var command = source.CreateCommand(AuditSql);
        command.Parameters.Add(new NpgsqlParameter { Value = Granted });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        var (lines, taken, wrong) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        return transactions == lines && lines == taken && wrong == 0
            ? []
            : [$"pgbench made {transactions} debits, the ledger has {lines}, the balances lost {taken};"
                + $" {wrong} accounts have other numbers than lines"];
    }

    private static string Resource()
    {
        using var reader = new StreamReader(typeof(Statements).Assembly.GetManifestResourceStream("statements.sql")!);
        return reader.ReadToEnd();
    }

    private static async Task Execute(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
