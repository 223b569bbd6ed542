namespace Billing.Testing;

/// <summary>Where this machine keeps PostgreSQL's programs.</summary>
internal static class PostgresBinaries
{
    /// <summary>The folder that holds <c>initdb</c> and <c>postgres</c>.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("BILLING_PG_BIN");
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var installed = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];
        return new[] { named }.Concat(onPath).Concat(installed).FirstOrDefault(HoldsAll)
            ?? throw new InvalidOperationException(
                "PostgreSQL's initdb and postgres were found neither on PATH nor under /usr/lib/postgresql.");
    }

    private static bool HoldsAll(string? folder) =>
        !string.IsNullOrEmpty(folder)
        && File.Exists(Path.Combine(folder, "initdb"))
        && File.Exists(Path.Combine(folder, "postgres"));
}
