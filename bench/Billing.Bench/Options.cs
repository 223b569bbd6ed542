using System.Globalization;
using System.Text.Json.Serialization;
using Billing.Bench.Growth;
using Billing.Bench.Load;
using Billing.Bench.Targets;

namespace Billing.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage =
        """
        Usage: bench/run [--option value ...]

          --rounds 5            rounds; each measures every case once, in random order
          --seconds 5           measured time of one measurement
          --warmup 2            time before it that does not count
          --quick               one round of 2 seconds, no sweep, no open loop, no slow disk
          --only ours-http      only the cases whose names begin so, separated by commas; the README lists them
          --callers 256         callers in a closed loop, the same number for every case
          --accounts 1000       accounts of the spread, batch and holds cases; the hot cases have one
          --connections 8,16,32   what the sweep tries for the peer; pgbench gets twice as many clients
          --open-rounds 3       rounds of latency at 25, 50 and 75 % of the peak; 0 for none
          --disk 0,1,4          milliseconds that each flush of the log waits, in rounds of their own; none for none
          --keys false          no idempotency keys
          --seed <number>       order of the cases and choice of accounts; printed
          --scaling <number>    nothing of the above, but the service as one process, as one silo and as two, in so many rounds;
                                more than one process needs the upstream packages
          --compare <a.json> <b.json>   measures nothing; says which figures of two runs differ by more than their ranges
        """ + "\n" + GrowthOptions.Usage + "\n" +
        """
          --out <folder>        where the results go (docs/benchmarks); none keeps nothing

        BILLING_BENCH_POSTGRES names a server to use instead of one of its own (its user must be a superuser);
        BILLING_BENCH_DIR a folder on the disk to measure (/tmp).
        """;

    public int Rounds { get; init; } = 5;

    public int Accounts { get; init; } = 1000;

    public int[] Connections { get; init; } = [8, 16, 32];

    /// <summary>How the names of the cases to measure begin; empty for all.</summary>
    public string[] Only { get; init; } = [];

    /// <summary>Rounds in open loop.</summary>
    public int OpenRounds { get; init; } = 3;

    /// <summary>What each flush of the log waits, in milliseconds.</summary>
    public int[] DiskMs { get; init; } = [0, 1, 4];

    [JsonIgnore]
    public string? Out { get; init; }

    /// <summary>What of growth to measure instead of speed.</summary>
    public GrowthOptions Growth { get; init; } = new();

    /// <summary>Rounds of the comparison of one process with clusters, or 0 for none.</summary>
    public int Scaling { get; init; }

    /// <summary>Two runs to compare, or null to measure.</summary>
    [JsonIgnore]
    public RunPair? Compare { get; init; }

    public LoadOptions Load { get; init; } = new(
        256, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), Keys: true, Random.Shared.Next());

    /// <summary>Whether the case was asked for.</summary>
    public bool Wants(Case what) =>
        Only.Length == 0 || Only.Any(start => what.Name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It makes no sense; the message says where.</exception>
    public static Options Read(string[] arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--quick")
                options = options.InShort();
            else if (arguments[i] == "--compare" && i + 2 < arguments.Length)
                options = options with { Compare = new RunPair(arguments[++i], arguments[++i]) };
            else if (i + 1 < arguments.Length)
                options = options.With(arguments[i], arguments[++i]);
            else
                throw new FormatException($"{arguments[i]} takes a value.");
        }
        return options;
    }

    private Options InShort() => this with
    {
        Rounds = 1,
        OpenRounds = 0,
        DiskMs = [],
        Connections = [16],
        Load = Load with { Measured = TimeSpan.FromSeconds(2) },
    };

    private Options With(string name, string value) => name switch
    {
        "--rounds" => this with { Rounds = Number(name, value) },
        "--seconds" => this with { Load = Load with { Measured = Seconds(name, value) } },
        "--warmup" => this with { Load = Load with { WarmUp = Seconds(name, value) } },
        "--callers" => this with { Load = Load with { Callers = Number(name, value) } },
        "--accounts" => this with { Accounts = Number(name, value) },
        "--connections" => this with { Connections = [.. value.Split(',').Select(part => Number(name, part))] },
        "--only" => this with { Only = Names(value) },
        "--open-rounds" => this with { OpenRounds = Number(name, value, least: 0) },
        "--disk" => this with
        {
            DiskMs = value == "none" ? [] : [.. value.Split(',').Select(part => Number(name, part, least: 0))],
        },
        "--keys" => this with { Load = Load with { Keys = bool.Parse(value) } },
        "--seed" => this with { Load = Load with { Seed = Number(name, value) } },
        "--scaling" => this with { Scaling = Number(name, value) },
        "--out" => this with { Out = value == "none" ? null : value },
        _ when GrowthOptions.Knows(name) => this with { Growth = Growth.With(name, value) },
        _ => throw new FormatException($"There is no option {name}."),
    };

    private static string[] Names(string value)
    {
        var starts = value.Split(',');
        return starts.FirstOrDefault(start => !Case.All.Any(one => one.Name.StartsWith(start, StringComparison.Ordinal)))
            is { } stranger
            ? throw new FormatException(
                $"No case begins with {stranger}; there are {string.Join(", ", Case.All.Select(one => one.Name))}.")
            : starts;
    }

    private static int Number(string name, string value, int least = 1) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"{name} takes a whole number from {least}, not '{value}'.");

    private static TimeSpan Seconds(string name, string value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"{name} takes seconds, not '{value}'.");
}

/// <summary>The files of two runs.</summary>
internal sealed record RunPair(string First, string Second);
