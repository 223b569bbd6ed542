using Billing.Silo.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Runtime;

namespace Billing.Silo;

/// <summary>Runs a process of the service, and says in one sentence why it could not start.</summary>
public static class Startup
{
    // The host logs every failed start with its whole stack; here it is said once.
    internal const string HostCategory = "Microsoft.Extensions.Hosting.Internal.Host";

    private static volatile bool s_underWay;

    /// <summary>Whether this process is being started by <see cref="Run"/>.</summary>
    internal static bool IsUnderWay => s_underWay;

    /// <summary>Builds the process and runs it until it is told to stop.</summary>
    /// <param name="build">Settings, services, endpoints.</param>
    /// <param name="isExplained">Which other exceptions have a message for the operator.</param>
    /// <returns>The exit code: 0 after a stop, 1 where it did not start for a reason that the operator can mend.</returns>
    public static async Task<int> Run(Func<WebApplication> build, Func<Exception, bool>? isExplained = null)
    {
        s_underWay = true;
        try
        {
            await using var app = build();
            await app.StartAsync();
            s_underWay = false;
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception fault) when (s_underWay && Sentence(fault, isExplained) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    // A fault of several services at once, or one that Orleans has wrapped, is told by what is inside.
    private static string? Sentence(Exception fault, Func<Exception, bool>? isExplained) => fault switch
    {
        OptionsValidationException wrong => string.Join(" ", wrong.Failures),
        MigrationException or UnsafeDatabaseException or OrleansConfigurationException => fault.Message,
        NpgsqlException => $"The database of BILLING_POSTGRES cannot be used: {fault.Message}",
        OperationCanceledException => "Stopped before it had started.",
        _ when isExplained?.Invoke(fault) == true => fault.Message,
        { InnerException: { } inner } => Sentence(inner, isExplained),
        _ => null,
    };
}
