using System.Diagnostics;
using System.Globalization;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench.Growth;

/// <summary>A debit that was acknowledged.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Seq">The ledger entry that the answer named.</param>
/// <param name="Call">Which call of the load it was; its key is made of it.</param>
internal readonly record struct DebitAck(int Account, long Seq, long Call);

/// <summary>What a load within its measured time came to.</summary>
/// <param name="PerSecond">Debits answered a second.</param>
/// <param name="P50Ms">Half of them took no longer, in milliseconds.</param>
/// <param name="P99Ms">99 of 100 took no longer, in milliseconds.</param>
/// <param name="OwnCpuUs">CPU of this process, load and silo, for each debit.</param>
/// <param name="PostgresCpuUs">CPU of PostgreSQL for each debit.</param>
/// <param name="WalBytesPerDebit">Write-ahead log, the images of pages first changed since a checkpoint included.</param>
/// <param name="OthersCpuShare">The share of the machine that neither this process nor PostgreSQL used: noise.</param>
/// <param name="StolenCpuShare">The share of the machine that its host withheld: noise.</param>
internal sealed record LoadFigures(
    double PerSecond,
    double P50Ms,
    double P99Ms,
    double OwnCpuUs,
    double PostgresCpuUs,
    double WalBytesPerDebit,
    double OthersCpuShare,
    double StolenCpuShare)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond,8:n0}/s  p50 {P50Ms:f1} ms  p99 {P99Ms:f1} ms  CPU us: own {OwnCpuUs:f1}, "
            + $"PostgreSQL {PostgresCpuUs:f1}  WAL {WalBytesPerDebit:f0}  others {OthersCpuShare:p0}  stolen {StolenCpuShare:p0}");
}

/// <summary>
/// Callers in a closed loop that debit accounts at random, each call with a new key. Any refusal ends it: here
/// everything is expected to be accepted.
/// </summary>
/// <param name="target">The engine.</param>
/// <param name="accounts">The accounts 0 up to this are under load.</param>
/// <param name="name">What the keys begin with; new for each load on a database.</param>
internal sealed class DebitLoad(ITarget target, int accounts, string name)
{
    private readonly Histogram _latency = new();
    private volatile bool _measuring;
    private volatile bool _over;

    /// <summary>What the keys begin with.</summary>
    public string Name => name;

    /// <summary>All that was acknowledged, before and after the measured time too.</summary>
    public List<DebitAck> Acks { get; } = [];

    /// <summary>The key of a call of the load with that name.</summary>
    public static string KeyOf(string load, long call) =>
        string.Create(CultureInfo.InvariantCulture, $"{load}-{call:x12}");

    /// <summary>Warms up, measures, and waits for every call under way.</summary>
    public async Task<LoadFigures> Run(LoadOptions options, Server server)
    {
        var running = Enumerable.Range(0, options.Callers)
            .Select(caller => Task.Run(() => Call(caller, options.Seed)))
            .ToArray();
        var ended = Task.WhenAny(running);
        await Task.WhenAny(ended, Task.Delay(options.WarmUp));
        var before = server.Processes.Read();
        var wal = await server.WalBytes();
        var begun = Stopwatch.GetTimestamp();
        _measuring = true;
        await Task.WhenAny(ended, Task.Delay(options.Measured));
        _over = true;
        var elapsed = Stopwatch.GetElapsedTime(begun);
        var used = server.Processes.Read() - before;
        wal = await server.WalBytes() - wal;
        await Task.WhenAll(running);
        var debits = Math.Max(1, _latency.Count);
        return new LoadFigures(
            _latency.Count / elapsed.TotalSeconds,
            _latency.Percentile(0.5) / 1000.0,
            _latency.Percentile(0.99) / 1000.0,
            used.Self.TotalMicroseconds / debits,
            used.Postgres.TotalMicroseconds / debits,
            (double)wal / debits,
            used.OthersShare(elapsed),
            used.StolenShare(elapsed));
    }

    private async Task Call(int caller, int seed)
    {
        var random = new Random(HashCode.Combine(seed, caller));
        var (latency, acks) = (new Histogram(), new List<DebitAck>());
        for (var call = (long)caller << 32; !_over; call++)
        {
            var account = random.Next(accounts);
            var begun = Stopwatch.GetTimestamp();
            var seq = await Debit(target, account, KeyOf(name, call));
            if (_measuring && !_over)
                latency.Record((long)Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
            acks.Add(new DebitAck(account, seq, call));
        }
        lock (Acks)
        {
            _latency.Add(latency);
            Acks.AddRange(acks);
        }
    }

    /// <summary>One debit with a new key; answers its entry.</summary>
    /// <exception cref="InvalidOperationException">It was refused or replayed.</exception>
    public static async Task<long> Debit(ITarget target, int account, string key)
    {
        var answer = await target.Use(Fleet.NameOf(account), key, 1);
        return answer.Refusal is null && !answer.Replayed
            ? answer.Seq
            : throw new InvalidOperationException($"key {key}: {answer.Refusal ?? "replayed, although it is new"}");
    }
}
