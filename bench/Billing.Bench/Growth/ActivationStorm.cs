using System.Diagnostics;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Growth;

/// <summary>
/// Every account is called at once after a start: each must be read from its ledger first. Beside it a few accounts
/// that are in memory already are called at a steady rate.
/// </summary>
internal sealed class ActivationStorm(Server server, Options options)
{
    private const int Callers = 512;
    private const int FillEach = 4;
    private const int SteadyAccounts = 8;
    private const int SteadyPerSecond = 200;

    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(5);

    /// <summary>What the audit found wrong.</summary>
    public IReadOnlyList<string> Findings { get; private set; } = [];

    public async Task<StormResult> Run()
    {
        var accounts = options.Growth.Storm;
        Console.WriteLine($"Storm: {accounts} accounts, {Callers} callers");
        var database = await server.CreateDatabase();
        // The last accounts are the steady ones.
        var book = new DebitBook(accounts + SteadyAccounts) { FillEach = FillEach };
        await using (var target = await SiloTarget.Start(database))
        {
            await Fleet.Open(target, 0, book.Accounts);
            await Fleet.Fill(target, book.Accounts, 0, FillEach);
        }
        await server.Checkpoint();
        GC.Collect();
        StormResult result;
        await using (var target = await SiloTarget.Start(database))
        {
            result = await Measure(target, accounts, book);
            Console.WriteLine($"  {accounts / result.Seconds:n0} accounts/s, all after {result.Seconds:f1} s");
            Console.WriteLine($"  first calls: {result.Cold}");
            Console.WriteLine($"  active ones before: {result.SteadyAlone}; during: {result.SteadyDuring}");
            Findings = await GrowthAudit.Run(database, book, target.Balance);
        }
        await server.Drop(database);
        return result;
    }

    private static async Task<StormResult> Measure(SiloTarget target, int accounts, DebitBook book)
    {
        for (var i = 0; i < SteadyAccounts; i++)
            await target.Balance(Fleet.NameOf(accounts + i));
        var alone = new SteadyLoad(target, accounts, SteadyAccounts, SteadyPerSecond, "alone");
        await Task.Delay(Alone);
        var before = await alone.Stop();
        book.Add("alone", alone.Acks);

        var during = new SteadyLoad(target, accounts, SteadyAccounts, SteadyPerSecond, "during");
        var (cold, acks) = (new Histogram(), new List<DebitAck>(accounts));
        var begun = Stopwatch.GetTimestamp();
        await Fleet.Each(0, accounts, Callers, async account =>
        {
            var called = Stopwatch.GetTimestamp();
            var seq = await DebitLoad.Debit(target, account, DebitLoad.KeyOf("storm", account));
            lock (acks)
            {
                cold.Record((long)Stopwatch.GetElapsedTime(called).TotalMicroseconds);
                acks.Add(new DebitAck(account, seq, account));
            }
        });
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        var beside = await during.Stop();
        book.Add("storm", acks);
        book.Add("during", during.Acks);
        return new StormResult(
            accounts, Callers, seconds, Latencies.Of(cold), Latencies.Of(before), Latencies.Of(beside));
    }
}
