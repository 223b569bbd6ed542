using System.Diagnostics;
using System.Globalization;
using Billing.Bench.Machine;
using Billing.Bench.Targets;
using Npgsql;

namespace Billing.Bench;

/// <summary>
/// What accounts weigh and what the first call to one costs: many are made, the silo is started anew, and each is called once.
/// An account that is not in memory weighs nothing but its rows.
/// </summary>
internal static class Footprint
{
    private const int DebitsEach = 8;

    public static async Task Run(Server server, int accounts)
    {
        foreach (var withPlan in (bool[])[false, true])
            await Measure(server, accounts, withPlan);
    }

    private static async Task Measure(Server server, int accounts, bool withPlan)
    {
        var database = await server.CreateDatabase();
        await using (var target = await SiloTarget.Start(database))
        {
            if (withPlan)
                await target.MakePlan();
            await Parallel.ForAsync(0, accounts, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (i, _) =>
                await Fill(target, NameOf(i), withPlan));
        }
        await Postgres(database, "checkpoint");

        await using var silo = await SiloTarget.Start(database);
        // The first call of all pays for what every later one finds ready.
        await silo.Open("warm-up");
        await silo.Balance("warm-up");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (cold, warm) = (new List<double>(accounts), new List<double>(accounts));
        for (var i = 0; i < accounts; i++)
            cold.Add(await Timed(() => silo.Balance(NameOf(i))));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < accounts; i++)
            warm.Add(await Timed(() => silo.Balance(NameOf(i))));

        var kind = withPlan ? "on a plan, with a reservation" : "with one grant";
        Say($"{accounts} accounts {kind}, {DebitsEach} debits each:");
        Say($"  in memory: {(after - before) / accounts} bytes an account; idle: 0, its ledger is {await BytesOf(database) / accounts} bytes on disk");
        Say($"  first call after a start: p50 {At(cold, 50):F2} ms, p99 {At(cold, 99):F2} ms; the next: p50 {At(warm, 50):F3} ms, p99 {At(warm, 99):F3} ms");
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

    private static async Task<double> Timed(Func<Task<long>> call)
    {
        var begun = Stopwatch.GetTimestamp();
        await call();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    private static double At(List<double> times, int percent) =>
        times.Order().ElementAt(Math.Min(times.Count - 1, times.Count * percent / 100));

    private static async Task<long> BytesOf(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select pg_total_relation_size('ledger')");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Postgres(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string NameOf(int i) => string.Create(CultureInfo.InvariantCulture, $"account-{i:D7}");

    private static void Say(string line) => Console.WriteLine(line);
}
