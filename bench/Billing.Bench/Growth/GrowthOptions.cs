using System.Globalization;

namespace Billing.Bench.Growth;

/// <summary>What of growth to measure, and how large.</summary>
internal sealed record GrowthOptions
{
    public const string Usage =
        """
          --growth <parts>      nothing of the above, but what growth does: all, or some of rows, accounts, storm,
                                memory, recovery
          --rows 1000000,10000000          ledger rows at which rows measures, ascending
          --accounts-sizes 1000,100000,1000000   active accounts at which accounts measures, ascending
          --storm 100000        accounts that are all called at once after a start
          --memory 10000        accounts to weigh
          --recovery 100000     accounts that are active when the service is killed
        """;

    private static readonly string[] All = ["rows", "accounts", "storm", "memory", "recovery"];

    /// <summary>What to measure, in this order; empty to measure speed instead.</summary>
    public string[] Parts { get; init; } = [];

    public int[] Rows { get; init; } = [1_000_000, 10_000_000];

    public int[] AccountsSizes { get; init; } = [1_000, 100_000, 1_000_000];

    public int Storm { get; init; } = 100_000;

    public int Memory { get; init; } = 10_000;

    public int Recovery { get; init; } = 100_000;

    /// <summary>Whether an option of the command line is one of these.</summary>
    public static bool Knows(string name) =>
        name is "--growth" or "--rows" or "--accounts-sizes" or "--storm" or "--memory" or "--recovery";

    /// <summary>These options with one more from the command line.</summary>
    /// <exception cref="FormatException">Its value makes no sense.</exception>
    public GrowthOptions With(string name, string value) => name switch
    {
        "--growth" => this with { Parts = Names(value) },
        "--rows" => this with { Rows = Sizes(name, value) },
        "--accounts-sizes" => this with { AccountsSizes = Sizes(name, value) },
        "--storm" => this with { Storm = Size(name, value) },
        "--memory" => this with { Memory = Size(name, value) },
        "--recovery" => this with { Recovery = Size(name, value) },
        _ => throw new FormatException($"There is no option {name}."),
    };

    private static string[] Names(string value)
    {
        if (value == "all")
            return All;
        var names = value.Split(',');
        return names.FirstOrDefault(name => !All.Contains(name)) is { } stranger
            ? throw new FormatException($"--growth knows no {stranger}; it knows all and {string.Join(", ", All)}.")
            : names;
    }

    private static int[] Sizes(string name, string value)
    {
        int[] sizes = [.. value.Split(',').Select(part => Size(name, part))];
        return sizes.Zip(sizes.Skip(1)).All(pair => pair.First < pair.Second)
            ? sizes
            : throw new FormatException($"{name} takes ascending numbers.");
    }

    private static int Size(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var size) && size >= 100
            ? size
            : throw new FormatException($"{name} takes a whole number from 100, not '{value}'.");
}
