using System.Globalization;
using Npgsql;

namespace Billing.Grains.Journal;

/// <summary>How writers and readers connect.</summary>
internal static class JournalConnections
{
    // A plan made while the ledger was small must not read all of it when it is large.
    private const string KeepToIndexes = "set enable_seqscan = off; set jit = off;";

    /// <summary>A connection of a writer's own. What synchronous_commit says is the server's business and stays.</summary>
    public static NpgsqlConnection ForWriter(JournalOptions options) => new(
        new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = "billing journal writer",
            Pooling = false,
            Enlist = false,
            MaxAutoPrepare = 0,
            Timeout = Seconds(options.ConnectTimeout),
            CommandTimeout = Seconds(options.CommandTimeout),
            // On a time-out the outcome is settled on a new connection; asking the old one to cancel gains nothing.
            CancellationTimeout = -1,
        }.ConnectionString);

    /// <summary>What a writer's session starts with.</summary>
    public static string WriterSettings(JournalOptions options) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {KeepToIndexes}
        set plan_cache_mode = force_generic_plan;
        set default_transaction_isolation = 'read committed';
        set statement_timeout = {options.CommandTimeout.TotalMilliseconds * 0.8:F0};
        """);

    /// <summary>The pool that reads.</summary>
    public static NpgsqlDataSource ForReaders(JournalOptions options)
    {
        var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
        var settings = builder.ConnectionStringBuilder;
        settings.ApplicationName = "billing journal reader";
        settings.Pooling = true;
        settings.MinPoolSize = 0;
        settings.MaxPoolSize = options.MaxReadConnections;
        settings.Enlist = false;
        settings.NoResetOnClose = true;
        settings.MaxAutoPrepare = 20;
        settings.AutoPrepareMinUsages = 2;
        settings.Timeout = Seconds(options.ConnectTimeout);
        settings.CommandTimeout = Seconds(options.CommandTimeout);
        settings.CancellationTimeout = -1;
        var start = string.Create(
            CultureInfo.InvariantCulture,
            $"{KeepToIndexes} set statement_timeout = {options.CommandTimeout.TotalMilliseconds:F0};");
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(start, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(start, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds));
}
