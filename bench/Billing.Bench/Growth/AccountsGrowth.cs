using System.Globalization;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Growth;

/// <summary>
/// Throughput and memory with more and more accounts in the memory of one silo, the load spread over all of them.
/// </summary>
internal sealed class AccountsGrowth(Server server, Options options)
{
    /// <summary>What the audit found wrong.</summary>
    public IReadOnlyList<string> Findings { get; private set; } = [];

    public async Task<IReadOnlyList<AccountsResult>> Run()
    {
        var sizes = options.Growth.AccountsSizes;
        Console.WriteLine($"Accounts: {string.Join(", ", sizes)}, all active");
        var results = new List<AccountsResult>();
        var book = new DebitBook(sizes[^1]);
        var database = await server.CreateDatabase();
        await using (var target = await SiloTarget.Start(database))
        {
            // What the first account of all costs is nobody's weight.
            await Fleet.Open(target, 0, 1);
            foreach (var size in sizes)
                results.Add(await Measure(target, size, results.Count == 0 ? 1 : results[^1].Accounts, book));
            Findings = await GrowthAudit.Run(database, book, target.Balance);
        }
        await server.Drop(database);
        return results;
    }

    // Those that are there were read lately, or are called by the load: none has left the memory.
    private async Task<AccountsResult> Measure(SiloTarget target, int size, int from, DebitBook book)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await Fleet.Open(target, from, size);
        await Fleet.Activate(target, size);
        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (size - from);
        var resident = Environment.WorkingSet;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {size:n0} active: {each:n0} bytes each, process {resident >> 20:n0} MB"));
        var loads = new List<LoadFigures>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await server.Checkpoint();
            var load = new DebitLoad(target, size, $"accounts-{options.Load.Seed:x8}-{size:x6}-{round:x2}");
            loads.Add(await load.Run(options.Load with { Seed = options.Load.Seed + round }, server));
            book.Add(load.Name, load.Acks);
            Console.WriteLine($"  {round}: {loads[^1]}");
        }
        return new AccountsResult(size, each, resident, loads);
    }
}
