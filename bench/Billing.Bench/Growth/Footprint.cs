using System.Diagnostics;
using Billing.Bench.Load;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench.Growth;

/// <summary>
/// What accounts weigh and what the first call to one costs: many are made, the silo is started anew, and each is called once.
/// An account that is not in memory weighs nothing but its rows.
/// </summary>
internal sealed class Footprint(Stage stage, Options options)
{
    private const int DebitsEach = 8;

    private readonly int _accounts = options.Growth.Memory;

    public async Task<IReadOnlyList<FootprintResult>> Run()
    {
        Console.WriteLine($"Memory: {_accounts} accounts, {DebitsEach} debits each");
        return
        [
            await Measure("with one grant, read", withPlan: false, debits: 0),
            await Measure("with one grant, read and debited", withPlan: false, DebitsEach),
            await Measure("on a plan, with a reservation, read", withPlan: true, debits: 0),
        ];
    }

    private async Task<FootprintResult> Measure(string kind, bool withPlan, int debits)
    {
        var database = await stage.CreateDatabase();
        await using (var target = await SiloTarget.Start(database))
        {
            if (withPlan)
                await target.MakePlan();
            await Fleet.Each(0, _accounts, 64, account => Fill(target, Fleet.NameOf(account), withPlan));
        }
        await stage.Server.Checkpoint();
        FootprintResult result;
        await using (var silo = await SiloTarget.Start(database))
            result = await Weigh(silo, database, kind, debits);
        await stage.Drop(database);
        Console.WriteLine($"  {result.Kind}: {result.BytesEach} bytes in memory, {result.LedgerBytesEach} on disk");
        Console.WriteLine($"    first call after a start: {result.Cold}; the next: {result.Warm}");
        Console.WriteLine($"    found {result.HeldBy.Sum(held => held.Bytes):f0} bytes an account, most of it in");
        foreach (var held in result.HeldBy.Take(10))
            Console.WriteLine($"    {held.Bytes,8:f0} bytes in {held.Objects:f1} objects {held.Where}");
        return result;
    }

    private async Task<FootprintResult> Weigh(SiloTarget silo, string database, string kind, int debits)
    {
        // The first call of all pays for what every later one finds ready.
        await silo.Open("warm-up");
        await silo.Balance("warm-up");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var cold = await ReadAll(silo);
        // What it did last is remembered: an account that has only been read is lighter than one that was used.
        for (var i = 0; i < debits; i++)
            await Fleet.Each(0, _accounts, 64, account => silo.Use(Fleet.NameOf(account), $"again-{account}-{i}", 1));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        HeldEach[] shares = [.. HeapWalk.From(silo.Services)
            .Where(share => share.Count >= _accounts / 2)
            .Select(share => new HeldEach(share.Where, (double)share.Count / _accounts, (double)share.Bytes / _accounts))];
        var warm = await ReadAll(silo);
        return new FootprintResult(
            kind, _accounts, (after - before) / _accounts, await LedgerBytes(database) / _accounts,
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

    private static async Task Fill(SiloTarget target, string account, bool withPlan)
    {
        await target.Open(account, withPlan ? SiloTarget.Plan : null);
        await target.Grant(account, 1_000, DateTimeOffset.UtcNow.AddDays(30));
        for (var i = 0; i < DebitsEach; i++)
            await target.Use(account, $"{account}-{i}", 1);
        if (withPlan)
            await target.Reserve(account, 5);
    }

    private static async Task<long> LedgerBytes(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select pg_total_relation_size('ledger')");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
