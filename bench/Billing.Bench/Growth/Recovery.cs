using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Growth;

/// <summary>
/// The service is killed under load with many accounts in its memory and started again at once, while callers go on
/// asking.
/// </summary>
internal sealed class Recovery(Server server, Options options)
{
    private const int FillEach = 4;
    private const int Callers = 512;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly int _accounts = options.Growth.Recovery;
    private readonly DebitBook _book = new(options.Growth.Recovery) { FillEach = FillEach };
    private readonly Uri _url = ServiceProcess.FreeUrl();

    /// <summary>What the audit found wrong.</summary>
    public IReadOnlyList<string> Findings { get; private set; } = [];

    public async Task<RecoveryResult> Run()
    {
        Console.WriteLine($"Recovery: kill -9 with {_accounts} active accounts");
        var database = await Fill();
        using var client = new ServiceClient(_url);
        var service = ServiceProcess.BeginApi(database, _url);
        await service.WaitUntilReady();
        await DebitAll(client, "before", () => { });
        Console.WriteLine($"  all are active; load for {options.Load.Measured.TotalSeconds:0.#} s, then the kill");

        var inDoubt = new ConcurrentBag<(int Account, long Call)>();
        using var over = new CancellationTokenSource();
        var load = Task.WhenAll(Enumerable.Range(0, options.Load.Callers)
            .Select(caller => Task.Run(() => Load(client, caller, inDoubt, over.Token))));
        await Task.WhenAny(load, Task.Delay(options.Load.Measured));
        await service.DisposeAsync();
        var killed = Stopwatch.GetTimestamp();
        await over.CancelAsync();
        service = ServiceProcess.BeginApi(database, _url);
        var result = await Recover(client, service, killed);
        await load;
        result = result with { InDoubt = inDoubt.Count, Replayed = await SendAgain(client, inDoubt) };
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  ready after {result.ReadySeconds:f1} s, first debit {result.FirstSeconds:f1} s, "
            + $"all {_accounts} {result.AllSeconds:f1} s; {result.InDoubt} in doubt, {result.Replayed} took effect"));
        Findings = await GrowthAudit.Run(database, _book, client.Balance);
        await service.DisposeAsync();
        await server.Drop(database);
        return result;
    }

    private async Task<string> Fill()
    {
        var database = await server.CreateDatabase();
        await using (var target = await SiloTarget.Start(database))
        {
            await Fleet.Open(target, 0, _accounts);
            await Fleet.Fill(target, _accounts, 0, FillEach);
        }
        await server.Checkpoint();
        return database;
    }

    private async Task<RecoveryResult> Recover(ServiceClient client, ServiceProcess service, long killed)
    {
        var ready = Task.Run(async () =>
        {
            await service.WaitUntilReady();
            return Stopwatch.GetElapsedTime(killed).TotalSeconds;
        });
        long first = 0;
        await DebitAll(client, "after", () => Interlocked.CompareExchange(ref first, Stopwatch.GetTimestamp(), 0));
        var all = Stopwatch.GetElapsedTime(killed).TotalSeconds;
        return new RecoveryResult(
            _accounts, 0, 0, await ready, Stopwatch.GetElapsedTime(killed, first).TotalSeconds, all, Callers);
    }

    // A debit on every account; one that is not answered is sent again with its key until it is.
    private async Task DebitAll(ServiceClient client, string name, Action answered)
    {
        var acks = new ConcurrentBag<DebitAck>();
        await Fleet.Each(0, _accounts, Callers, async account =>
        {
            var (seq, _) = await Insist(client, account, DebitLoad.KeyOf(name, account));
            answered();
            acks.Add(new DebitAck(account, seq, account));
        });
        _book.Add(name, [.. acks]);
    }

    // Ends with its first call without an answer.
    private async Task Load(
        ServiceClient client, int caller, ConcurrentBag<(int Account, long Call)> inDoubt, CancellationToken over)
    {
        var random = new Random(HashCode.Combine(options.Load.Seed, caller));
        var acks = new List<DebitAck>();
        for (var call = (long)caller << 32; !over.IsCancellationRequested; call++)
        {
            var account = random.Next(_accounts);
            var answer = await client.Debit(account, DebitLoad.KeyOf("load", call));
            if (answer.Seq is not { } seq)
            {
                inDoubt.Add((account, call));
                break;
            }
            acks.Add(new DebitAck(account, seq, call));
        }
        lock (_book)
            _book.Add("load", acks);
    }

    private async Task<int> SendAgain(ServiceClient client, IEnumerable<(int Account, long Call)> inDoubt)
    {
        var (acks, replayed) = (new List<DebitAck>(), 0);
        foreach (var (account, call) in inDoubt)
        {
            var (seq, was) = await Insist(client, account, DebitLoad.KeyOf("load", call));
            acks.Add(new DebitAck(account, seq, call));
            replayed += was ? 1 : 0;
        }
        _book.Add("load", acks);
        return replayed;
    }

    private static async Task<(long Seq, bool Replayed)> Insist(ServiceClient client, int account, string key)
    {
        for (; ; await Task.Delay(Pause))
        {
            if (await client.Debit(account, key) is { Seq: { } seq } answer)
                return (seq, answer.Replayed);
        }
    }
}
