using System.Globalization;
using Billing.Bench.Growth;
using Billing.Bench.Load;

namespace Billing.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public const string Usage =
        """
        Usage: bench/run [--option value ...]

          --rounds 5            rounds; each measures every case once, in random order
          --seconds 10          measured time of one measurement
          --warmup 3            time before it that does not count
          --callers 256         callers in a closed loop, the same number for every case
          --accounts 1000       accounts of the spread cases; the hot cases have one
          --connections 8,16,32   what the peer's sweep tries
          --only ours-spread    only these cases, separated by commas: ours-spread, ours-hot, peer-spread, peer-hot
          --keys false          no idempotency keys
          --seed <number>       order of the cases and choice of accounts; printed
          --scaling <number>    nothing of the above, but the service as one process, as one silo and as two, in so many rounds;
                                more than one process needs the upstream packages
        """ + "\n" + GrowthOptions.Usage + "\n" +
        """
          --out <folder>        where the results go (docs/benchmarks); none keeps nothing

        BILLING_BENCH_POSTGRES names a server to use instead of one of its own (its user must be a superuser);
        BILLING_BENCH_DIR a folder on the disk to measure (/tmp).
        """;

    public int Rounds { get; init; } = 5;

    public int Accounts { get; init; } = 1000;

    public int[] Connections { get; init; } = [8, 16, 32];

    public string[] Only { get; init; } = [];

    public string? Out { get; init; }

    /// <summary>What of growth to measure instead of speed.</summary>
    public GrowthOptions Growth { get; init; } = new();

    /// <summary>Rounds of the comparison of one process with clusters, or 0 for none.</summary>
    public int Scaling { get; init; }

    public LoadOptions Load { get; init; } = new(
        256, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10), Keys: true, Random.Shared.Next());

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It makes no sense; the message says where.</exception>
    public static Options Read(string[] arguments)
    {
        var options = new Options();
        if (arguments.Length % 2 != 0)
            throw new FormatException("Every option takes a value.");
        for (var i = 0; i < arguments.Length; i += 2)
            options = options.With(arguments[i], arguments[i + 1]);
        return options;
    }

    private Options With(string name, string value) => name switch
    {
        "--rounds" => this with { Rounds = Number(name, value) },
        "--seconds" => this with { Load = Load with { Measured = Seconds(name, value) } },
        "--warmup" => this with { Load = Load with { WarmUp = Seconds(name, value) } },
        "--callers" => this with { Load = Load with { Callers = Number(name, value) } },
        "--accounts" => this with { Accounts = Number(name, value) },
        "--connections" => this with { Connections = [.. value.Split(',').Select(part => Number(name, part))] },
        "--only" => this with { Only = Names(value) },
        "--keys" => this with { Load = Load with { Keys = bool.Parse(value) } },
        "--seed" => this with { Load = Load with { Seed = Number(name, value) } },
        "--scaling" => this with { Scaling = Number(name, value) },
        "--out" => this with { Out = value == "none" ? null : value },
        _ when GrowthOptions.Knows(name) => this with { Growth = Growth.With(name, value) },
        _ => throw new FormatException($"There is no option {name}."),
    };

    private static string[] Names(string value)
    {
        string[] known = ["ours-spread", "ours-hot", "peer-spread", "peer-hot"];
        var names = value.Split(',');
        return names.FirstOrDefault(name => !known.Contains(name)) is { } stranger
            ? throw new FormatException($"There is no case {stranger}; there are {string.Join(", ", known)}.")
            : names;
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{name} takes a whole number from 1, not '{value}'.");

    private static TimeSpan Seconds(string name, string value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"{name} takes seconds, not '{value}'.");
}
