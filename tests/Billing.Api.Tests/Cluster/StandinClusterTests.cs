using System.Diagnostics;
using Billing.Testing;

namespace Billing.Api.Tests.Cluster;

/// <summary>More than one process is Orleans' job: the stand-in says so and ends, it does not pretend.</summary>
public sealed class StandinClusterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [StandinFact]
    public async Task The_service_on_stand_ins_refuses_a_cluster_in_one_sentence()
    {
        var (code, lines) = await Start("Billing.Api.dll", await TestDatabase.CreateEmptyAsync());

        Assert.NotEqual(0, code);
        var sentence = Assert.Single(lines);
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.Contains("Orleans", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", sentence, StringComparison.Ordinal);
    }

    [StandinFact]
    public async Task A_silo_on_stand_ins_refuses_a_cluster_with_a_sentence_at_the_end()
    {
        var (code, lines) = await Start("Billing.Silo.dll", await TestDatabase.CreateEmptyAsync());

        Assert.NotEqual(0, code);
        Assert.EndsWith(".", lines[^1], StringComparison.Ordinal);
        Assert.Contains("Orleans", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains("Exception", StringComparison.Ordinal));
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
public sealed class StandinFactAttribute : FactAttribute
{
    public StandinFactAttribute() =>
        Skip = Silo.PackageSet.Name == "standin" ? null : "needs the stand-ins: with the real Orleans packages it starts";
}
