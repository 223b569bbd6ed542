using System.Diagnostics;
using System.Globalization;
using Billing.Chaos.Servers;
using Npgsql;

namespace Billing.Cluster.Tests.Processes;

/// <summary>The list of silos that the cluster keeps in PostgreSQL.</summary>
internal static class Members
{
    private const int Dead = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Waits until the others have declared a silo dead; answers how long that took.</summary>
    public static Task<TimeSpan> WaitUntilDead(ClusterStage stage, ServiceProcess silo) =>
        WaitUntil(stage, silo, status => status == Dead, "was not declared dead");

    /// <summary>Waits until one of several silos is declared dead.</summary>
    public static async Task<ServiceProcess> WaitUntilOneIsDead(ClusterStage stage, params ServiceProcess[] silos)
    {
        var first = await Task.WhenAny(silos.Select(silo => WaitThen(silo)));
        return await first;

        async Task<ServiceProcess> WaitThen(ServiceProcess silo)
        {
            await WaitUntilDead(stage, silo);
            return silo;
        }
    }

    private static async Task<TimeSpan> WaitUntil(ClusterStage stage, ServiceProcess silo, Func<int, bool> isMet, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!isMet(await Status(stage.Postgres.ConnectionString, silo)))
        {
            if (watch.Elapsed > Patience)
                throw new InvalidOperationException($"{silo.Program.LogFile}: the silo {otherwise} within {Patience}.");
            await Task.Delay(50);
        }
        return watch.Elapsed;
    }

    // Of its newest start.
    private static async Task<int> Status(string connectionString, ServiceProcess silo)
    {
        var settings = silo.Program.Settings;
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            select status from cluster_member
            where cluster_id = $1 and address = $2 and port = $3
            order by generation desc
            limit 1
            """,
            connection)
        {
            Parameters =
            {
                new() { Value = settings["BILLING_CLUSTER_ID"] },
                new() { Value = settings["BILLING_SILO_ADDRESS"] },
                new() { Value = int.Parse(settings["BILLING_SILO_PORT"], CultureInfo.InvariantCulture) },
            },
        };
        return await command.ExecuteScalarAsync() is int status
            ? status
            : throw new InvalidOperationException($"The cluster does not list the silo of {silo.Program.LogFile}.");
    }
}
