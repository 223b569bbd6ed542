using Billing.Bench.Load;
using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench;

/// <summary>One round: every case once.</summary>
internal sealed record Round(IReadOnlyDictionary<string, Result> Results, SyncLatency? Disk);

/// <summary>Runs the sweep and the rounds in a closed loop, and says how it goes.</summary>
internal sealed class Rounds(Server server, Options options, Progress progress)
{
    private readonly Random _random = new(options.Load.Seed);

    /// <summary>The connections, or clients, with which each case of the others was fastest.</summary>
    public Dictionary<string, int> Connections { get; } = [];

    private LoadOptions Short =>
        options.Load with { WarmUp = TimeSpan.FromSeconds(1), Measured = TimeSpan.FromSeconds(2) };

    /// <summary>How many measurements it makes.</summary>
    public static int Steps(Options options)
    {
        var cases = Wanted(options);
        var swept = options.Connections.Length == 1 ? 0 : cases.Count(IsSwept) * options.Connections.Length;
        return 1 + swept + options.Rounds * cases.Length;
    }

    public async Task<List<Round>> Run()
    {
        var cases = Wanted(options);
        // What has not run yet is not compiled well yet.
        var first = await Measurement.Run(server, cases[0], options.Accounts, Short, options.Connections[0]);
        progress.Say($"{cases[0].Name}, to get warm: {Line.Of(first)}");
        foreach (var other in cases.Where(IsSwept))
            Connections[other.Name] = await Sweep(other);
        var rounds = new List<Round>();
        for (var number = 1; number <= options.Rounds; number++)
        {
            Console.WriteLine($"Round {number} of {options.Rounds}");
            rounds.Add(await RunOne(cases));
        }
        return rounds;
    }

    /// <summary>The connections of a case: its own, or those of debits spread by the same way.</summary>
    public int ConnectionsOf(Case what) => Connections.GetValueOrDefault(
        what.Name, Connections.GetValueOrDefault((what with { Shape = Shape.Spread }).Name, options.Connections[^1]));

    private static Case[] Wanted(Options options) => [.. Case.All.Where(options.Wants)];

    // Every shape of load has connections that suit it best. Those of fifo are those of spread.
    private static bool IsSwept(Case what) => what.Engine != Engine.Ours && what.Shape != Shape.Fifo;

    private async Task<int> Sweep(Case what)
    {
        var factor = what.Engine == Engine.Statements ? 2 : 1;
        if (options.Connections.Length == 1)
            return options.Connections[0] * factor;
        var best = (Connections: options.Connections[0] * factor, PerSecond: 0.0);
        foreach (var connections in options.Connections.Select(number => number * factor))
        {
            var result = await Measurement.Run(server, what, options.Accounts, Short, connections);
            progress.Say($"{what.Name}, {connections} connections: {Line.Of(result)}");
            if (result.DebitsPerSecond > best.PerSecond && result.Findings.Count == 0)
                best = (connections, result.DebitsPerSecond);
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
            var load = options.Load with { Seed = _random.Next() };
            var result = await Measurement.Run(server, what, options.Accounts, load, ConnectionsOf(what));
            results[what.Name] = result;
            progress.Say($"{what.Name,-22} {Line.Of(result)}");
        }
        return new Round(results, disk);
    }
}
