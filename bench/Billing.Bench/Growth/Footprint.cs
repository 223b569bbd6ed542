using System.Diagnostics;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Growth;

/// <summary>
/// What accounts weigh and what the first call to one costs: many are made, the silo is started anew, and each is
/// called once. An account that is not in memory weighs nothing but its rows.
/// </summary>
internal sealed class Footprint(Server server, Options options)
{
    // Kept in memory with their keys (AccountOptions.RecentKeys).
    private const int DebitsRemembered = 8;

    private static readonly Kind[] Kinds =
    [
        new("with one grant", 8),
        new("with one grant, just debited", 8) { DebitsAfterwards = DebitsRemembered },
        // As many entries as are worth a snapshot when the first silo stops.
        new("with one grant, read from a snapshot", 24),
        new("on a plan, with a reservation", 8) { HasPlan = true },
    ];

    private readonly int _accounts = options.Growth.Memory;

    public async Task<IReadOnlyList<FootprintResult>> Run()
    {
        Console.WriteLine($"Memory: {_accounts} accounts of each kind");
        var results = new List<FootprintResult>();
        foreach (var kind in Kinds)
            results.Add(await Measure(kind));
        return results;
    }

    private async Task<FootprintResult> Measure(Kind kind)
    {
        var database = await server.CreateDatabase();
        await using (var target = await SiloTarget.Start(database))
        {
            if (kind.HasPlan)
                await target.MakePlan();
            await Fleet.Each(0, _accounts, 64, account => Fill(target, Fleet.NameOf(account), kind));
        }
        await server.Checkpoint();
        FootprintResult result;
        await using (var silo = await SiloTarget.Start(database))
            result = await Weigh(silo, database, kind);
        await server.Drop(database);
        Console.WriteLine($"  {result.Kind}: {result.BytesEach} bytes in memory, {result.LedgerBytesEach} on disk");
        Console.WriteLine($"    first call after a start: {result.Cold}; the next: {result.Warm}");
        Console.WriteLine($"    found {result.HeldBy.Sum(held => held.Bytes):f0} bytes an account, most of it in");
        foreach (var held in result.HeldBy.Take(10))
            Console.WriteLine($"    {held.Bytes,8:f0} bytes in {held.Objects:f1} objects {held.Where}");
        return result;
    }

    private async Task<FootprintResult> Weigh(SiloTarget silo, string database, Kind kind)
    {
        // The first call of all pays for what every later one finds ready.
        await silo.Open("warm-up");
        await silo.Balance("warm-up");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cold = await ReadAll(silo);
        // What it did last is remembered: an account that has only been read is lighter than one that was used.
        for (var i = 0; i < kind.DebitsAfterwards; i++)
            await Fleet.Each(0, _accounts, 64, account => silo.Use(Fleet.NameOf(account), $"again-{account}-{i}", 1));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        HeldEach[] shares = [.. HeapWalk.From(silo.Services)
            .Where(share => share.Count >= _accounts / 2)
            .Select(share => new HeldEach(
                share.Where, (double)share.Count / _accounts, (double)share.Bytes / _accounts))];
        var warm = await ReadAll(silo);
        return new FootprintResult(
            kind.Name, _accounts, (after - before) / _accounts, await LedgerBytes(database) / _accounts,
            Latencies.Of(cold), Latencies.Of(warm), shares);
    }

    // One after the other: what a call costs, not what many do to each other.
    private async Task<Histogram> ReadAll(SiloTarget silo)
    {
        var latency = new Histogram();
        for (var account = 0; account < _accounts; account++)
        {
            var begun = Stopwatch.GetTimestamp();
            await silo.Balance(Fleet.NameOf(account));
            latency.Record((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
        }
        return latency;
    }

    private static async Task Fill(SiloTarget target, string account, Kind kind)
    {
        await target.Open(account, kind.HasPlan ? SiloTarget.Plan : null);
        await target.Grant(account, 1_000, DateTimeOffset.UtcNow.AddDays(30));
        for (var i = 0; i < kind.Debits; i++)
            await target.Use(account, $"{account}-{i}", 1);
        if (kind.HasPlan)
            await target.Reserve(account, 5);
    }

    private static async Task<long> LedgerBytes(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select pg_total_relation_size('ledger')");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What the accounts are like.</summary>
    /// <param name="Name">For people.</param>
    /// <param name="Debits">Debits before the silo starts anew.</param>
    private sealed record Kind(string Name, int Debits)
    {
        /// <summary>Debits after that, before it is weighed.</summary>
        public int DebitsAfterwards { get; init; }

        public bool HasPlan { get; init; }
    }
}
