namespace Billing.Cluster.Tests.Processes;

/// <summary>Where the built programs lie, and with which packages they were built.</summary>
internal static class Programs
{
    /// <summary>Why no cluster can be started, or null.</summary>
    public static string? WhyNoCluster =>
        !File.Exists(Api) ? $"{Api} does not exist; build src/Billing.Api or set BILLING_API_DLL"
        : IsStandin(Api) ? "needs the real Orleans packages: more than one process is Orleans' job"
        : null;

    /// <summary>The API, which alone is the whole service: <c>BILLING_API_DLL</c>, or what was built beside these tests.</summary>
    public static string Api { get; } = Set("BILLING_API_DLL") ?? BuiltBesideTests();

    /// <summary>A silo of its own.</summary>
    public static string Silo { get; } = Path.Combine(Path.GetDirectoryName(Api)!, "Billing.Silo.dll");

    /// <summary>
    /// The service built on the stand-ins: <c>BILLING_STANDIN_API_DLL</c>, or the one that a build left in
    /// <c>artifacts/standin</c>, or null.
    /// </summary>
    public static string? StandinApi { get; } = Set("BILLING_STANDIN_API_DLL") ?? BuiltOnStandins();

    // The real runtime has this name; the stand-in is one assembly of another.
    private static bool IsStandin(string api) =>
        !File.Exists(Path.Combine(Path.GetDirectoryName(api)!, "Orleans.Runtime.dll"));

    // <artifacts>/bin/Billing.Cluster.Tests/<configuration>
    private static string BuiltBesideTests()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(own.Parent!.Parent!.FullName, "Billing.Api", own.Name, "Billing.Api.dll");
    }

    private static string? BuiltOnStandins()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "artifacts", "standin", "bin", "Billing.Api", "release", "Billing.Api.dll");
            if (File.Exists(path))
                return path;
        }
        return null;
    }

    private static string? Set(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } path ? Path.GetFullPath(path) : null;
}
