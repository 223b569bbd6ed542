using System.Globalization;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Growth;

/// <summary>
/// Throughput at several sizes of one ledger. The engine fills it up to each size; all but the largest are kept as
/// copies, so that the sizes can take turns and what else happens on the machine meets all of them alike.
/// </summary>
internal sealed class RowsGrowth(Server server, Options options)
{
    // The first change of a page after a checkpoint writes the whole page. In operation that is once in a checkpoint's
    // interval; right behind one it would be all that is measured, and more so the larger the index.
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(20);

    private readonly int[] _sizes = options.Growth.Rows;
    private readonly int _accounts = Math.Min(10_000, options.Growth.Rows[0] / 100);
    private readonly List<string> _findings = [];

    /// <summary>What audits found wrong.</summary>
    public IReadOnlyList<string> Findings => _findings;

    public async Task<IReadOnlyList<RowsResult>> Run()
    {
        Console.WriteLine($"Rows: {string.Join(", ", _sizes)}, spread over {_accounts} accounts");
        var sizes = await Fill();
        var random = new Random(options.Load.Seed);
        for (var round = 1; round <= options.Rounds; round++)
        {
            var order = sizes.ToArray();
            random.Shuffle(order);
            foreach (var size in order)
                await Measure(size, round);
        }
        foreach (var size in sizes)
            await server.Drop(size.Database);
        return [.. sizes.Select(size => new RowsResult(
            size.Rows, size.RowsAtEnd, size.FillPerSecond, size.TableBytes, size.IndexBytes, size.Loads))];
    }

    private async Task<List<Size>> Fill()
    {
        var sizes = new List<Size>();
        var (database, filled) = (await server.CreateDatabase(), 0);
        foreach (var rows in _sizes)
        {
            // Opening and granting are two rows of each account.
            var debits = rows / _accounts - 2;
            double perSecond;
            await using (var target = await SiloTarget.Start(database))
            {
                if (filled == 0)
                    await Fleet.Open(target, 0, _accounts);
                perSecond = await Fleet.Fill(target, _accounts, filled, debits);
            }
            filled = debits;
            // In operation autovacuum keeps up; after a fill all of its work would fall into the measurements.
            await Execute(database, "vacuum (analyze, parallel 0)");
            await server.Checkpoint();
            var isLast = rows == _sizes[^1];
            sizes.Add(new Size(rows, isLast ? database : await server.CopyDatabase(database), isLast, perSecond)
            {
                Book = new DebitBook(_accounts) { FillEach = debits },
                TableBytes = await TableBytes(database),
                IndexBytes = await IndexBytes(database),
            });
        }
        return sizes;
    }

    // A copy is measured as a copy of its own, so that every round begins with the same rows. The largest would fill
    // the disk: what its measurements add stays, and is audited after the last.
    private async Task Measure(Size size, int round)
    {
        var database = size.IsLargest ? size.Database : await server.CopyDatabase(size.Database);
        var book = size.IsLargest ? size.Book : new DebitBook(_accounts) { FillEach = size.Book.FillEach };
        var begunWith = 2L * _accounts + book.Count;
        await using (var target = await SiloTarget.Start(database))
        {
            await Fleet.Activate(target, _accounts);
            await server.Checkpoint();
            GC.Collect();
            var load = new DebitLoad(target, _accounts, $"rows-{options.Load.Seed:x8}-{round:x2}");
            var warmUp = options.Load.WarmUp > LeastWarmUp ? options.Load.WarmUp : LeastWarmUp;
            var figures = await load.Run(
                options.Load with { Seed = options.Load.Seed + round, WarmUp = warmUp }, server);
            book.Add(load.Name, load.Acks);
            size.Loads.Add(figures);
            size.RowsAtEnd = Math.Max(size.RowsAtEnd, 2L * _accounts + book.Count);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {round}: from {begunWith,12:n0} rows {figures}"));
            if (!size.IsLargest || round == options.Rounds)
                _findings.AddRange(await GrowthAudit.Run(database, book, target.Balance));
        }
        if (!size.IsLargest)
            await server.Drop(database);
    }

    private static async Task<long> TableBytes(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select pg_table_size('ledger')");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<Dictionary<string, long>> IndexBytes(string database)
    {
        var bytes = new Dictionary<string, long>();
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(
            "select indexrelid::regclass::text, pg_relation_size(indexrelid) from pg_index "
            + "where indrelid = 'ledger'::regclass order by 1");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            bytes[reader.GetString(0)] = reader.GetInt64(1);
        return bytes;
    }

    private static async Task Execute(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 1_800;
        await command.ExecuteNonQueryAsync();
    }

    private sealed record Size(long Rows, string Database, bool IsLargest, double FillPerSecond)
    {
        public required DebitBook Book { get; init; }

        public required long TableBytes { get; init; }

        public required IReadOnlyDictionary<string, long> IndexBytes { get; init; }

        public List<LoadFigures> Loads { get; } = [];

        public long RowsAtEnd { get; set; }
    }
}
