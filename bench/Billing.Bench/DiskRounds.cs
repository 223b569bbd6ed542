using Billing.Bench.Machine;
using Billing.Bench.Targets;

namespace Billing.Bench;

/// <summary>A case on a disk that is slower by so many milliseconds a flush.</summary>
internal sealed record DiskResult(int DelayMs, Result Result);

/// <summary>
/// What a slower disk does: PostgreSQL waits so long before each flush of its log (commit_delay). What arrives in that
/// time is flushed with it, so a disk that is truly slow would be harder on small commits.
/// </summary>
internal sealed class DiskRounds(Server server, Options options, Progress progress, Func<Case, int> connectionsOf)
{
    private const int Rounds = 2;

    private static readonly string[] Names =
    [
        "ours-silo-spread", "ours-http-spread", "ours-http-hot", "peer-function-spread", "peer-http-spread", "peer-http-hot",
    ];

    private readonly Random _random = new(options.Load.Seed + 2);

    /// <summary>How many measurements it makes.</summary>
    public static int Steps(Options options) => Rounds * options.DiskMs.Length * Wanted(options).Length;

    public async Task<List<DiskResult>> Run()
    {
        var results = new List<DiskResult>();
        var cases = Wanted(options);
        if (cases.Length == 0)
            return results;
        try
        {
            for (var number = 1; number <= Rounds; number++)
            {
                foreach (var delayMs in options.DiskMs)
                {
                    await server.SetFlushDelay(delayMs);
                    _random.Shuffle(cases);
                    foreach (var what in cases)
                        results.Add(new DiskResult(delayMs, await Measure(what, delayMs)));
                }
            }
        }
        finally
        {
            await server.SetFlushDelay(null);
        }
        return results;
    }

    private static Case[] Wanted(Options options) => [.. Names.Select(Case.Named).Where(options.Wants)];

    private async Task<Result> Measure(Case what, int delayMs)
    {
        var load = options.Load with { Seed = _random.Next(), Measured = TimeSpan.FromSeconds(3) };
        // Whoever waits longer needs more connections; a hot row lets through one at a time however many there are.
        var connections = connectionsOf(what);
        if (delayMs > 0 && what.Shape == Shape.Spread)
            connections = Math.Max(connections, 2 * options.Connections.Max());
        var result = await Measurement.Run(server, what, options.Accounts, load, connections);
        progress.Say($"+{delayMs} ms a flush, {what.Name,-22} {Line.Of(result)}");
        return result;
    }
}
