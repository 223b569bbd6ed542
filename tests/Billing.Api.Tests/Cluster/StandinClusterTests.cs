using System.Diagnostics;
using Billing.Testing;

namespace Billing.Api.Tests.Cluster;

/// <summary>More than one process is Orleans' job: the stand-in says so and ends, it does not pretend.</summary>
public sealed class StandinClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [StandinTheory]
    [InlineData("Billing.Api.dll")]
    [InlineData("Billing.Silo.dll")]
    public async Task A_program_on_stand_ins_refuses_a_cluster_in_one_sentence_and_touches_nothing(string program)
    {
        var database = await TestDatabase.CreateEmptyAsync();
        var (code, lines) = await Start(program, database);

        Assert.NotEqual(0, code);
        var sentence = Assert.Single(lines);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Contains("Orleans", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
        Assert.Equal(
            0L, await Postgres.Scalar<long>(database, "select count(*) from pg_tables where schemaname = 'public'"));
    }

    // Everything that it prints, on either stream.
    private static async Task<(int Code, string[] Lines)> Start(string program, string database)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BILLING_POSTGRES"] = database;
        start.Environment["BILLING_CLUSTER_ID"] = "one";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        var printed = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }
        var lines = string.Concat(await printed).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (process.ExitCode, lines);
    }
}

/// <summary>A test of what only a build on the stand-ins does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandinTheoryAttribute : TheoryAttribute
{
    public StandinTheoryAttribute() =>
        Skip = Silo.PackageSet.Name == "standin" ? null : "needs the stand-ins: with the real Orleans packages it starts";
}
