using System.Globalization;
using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench;

/// <summary>One round: every case once.</summary>
internal sealed record Round(IReadOnlyDictionary<string, Result> Results, SyncLatency? Disk);

/// <summary>Runs the sweep and the rounds, and says how it goes.</summary>
internal sealed class Rounds(Server server, Options options)
{
    private readonly Random _random = new(options.Load.Seed);

    /// <summary>The peer's connections by shape: those with which it was fastest.</summary>
    public Dictionary<string, int> Connections { get; } = [];

    private LoadOptions Quick =>
        options.Load with { WarmUp = TimeSpan.FromSeconds(2), Measured = TimeSpan.FromSeconds(3) };

    public async Task<List<Round>> Run()
    {
        var cases = Cases();
        // What has not run yet is not compiled well yet.
        foreach (var ours in cases.Where(what => what.Engine == Engine.Ours).Take(1))
            Print($"{ours.Name}, to get warm", await Measurement.Run(server, ours, Quick, 1));
        foreach (var peer in cases.Where(what => what.Engine == Engine.RowLocks))
            Connections[peer.Shape] = await Sweep(peer);
        var rounds = new List<Round>();
        for (var number = 1; number <= options.Rounds; number++)
        {
            Console.WriteLine($"Round {number} of {options.Rounds}");
            rounds.Add(await RunOne(cases));
        }
        return rounds;
    }

    private Case[] Cases()
    {
        Case[] all =
        [
            new(Engine.Ours, options.Accounts), new(Engine.RowLocks, options.Accounts),
            new(Engine.Ours, 1), new(Engine.RowLocks, 1),
        ];
        return [.. all.Where(what => options.Only.Length == 0 || options.Only.Contains(what.Name))];
    }

    // The peer gets the connections that suit it best, for each shape of load its own.
    private async Task<int> Sweep(Case peer)
    {
        if (options.Connections.Length == 1)
            return options.Connections[0];
        var best = (Connections: options.Connections[0], PerSecond: 0.0);
        foreach (var connections in options.Connections)
        {
            var result = await Measurement.Run(server, peer, Quick, connections);
            Print($"{peer.Name}, {connections} connections", result);
            if (result.CallsPerSecond > best.PerSecond)
                best = (connections, result.CallsPerSecond);
        }
        return best.Connections;
    }

    private async Task<Round> RunOne(Case[] cases)
    {
        var results = new Dictionary<string, Result>();
        var disk = Disk.Measure(server.DataFolder);
        Console.WriteLine(disk is null
            ? "  fdatasync of 8 kB: not known"
            : $"  fdatasync of 8 kB: {disk.P50} us, p99 {disk.P99} us");
        var order = cases.ToArray();
        _random.Shuffle(order);
        foreach (var what in order)
        {
            var connections = Connections.GetValueOrDefault(what.Shape, options.Connections[0]);
            var seed = _random.Next();
            var result = await Measurement.Run(server, what, options.Load with { Seed = seed }, connections);
            results[what.Name] = result;
            Print(what.Name, result);
        }
        return new Round(results, disk);
    }

    // A throughput without a passed audit is no throughput.
    private static void Print(string name, Result result)
    {
        Console.WriteLine(result.Findings.Count > 0
            ? $"  {name,-28} VOID: {string.Join("\n    ", result.Findings)}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"  {name,-28} {result.CallsPerSecond,8:n0}/s  p50 {result.P50Ms:f1} ms  p99 {result.P99Ms:f1} ms"
                + $"  CPU {result.SelfCpuMicros:f1} + {result.PostgresCpuMicros:f1} us"
                + $"  {result.DebitsPerCommit:f0} a commit  others {result.OthersCpuShare:p0}"
                + $"  load {result.LoadAverage:f1}  audit passed"));
    }
}
