using System.Globalization;
using Billing.Silo.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Billing.Testing;

/// <summary>
/// Fresh databases with all tables, on one server for the whole test run: the one that BILLING_TEST_POSTGRES names, or a
/// private one that ends with the process.
/// </summary>
public static class TestDatabase
{
    private static readonly string Run =
        string.Create(CultureInfo.InvariantCulture, $"billing_{Environment.ProcessId}_{Guid.NewGuid().GetHashCode():x8}");

    private static readonly Lazy<Task<string>> Server = new(FindServer);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);
    private static int _made;

    /// <summary>Makes a database with all tables and answers its connection string.</summary>
    public static async Task<string> CreateAsync() => await Create($"template {await Template.Value}");

    /// <summary>Makes a database with all that another one holds, which nobody may be using, and answers its connection string.</summary>
    public static Task<string> CopyAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        return Create($"template {new NpgsqlConnectionStringBuilder(connectionString).Database}");
    }

    /// <summary>Makes a database without any tables and answers its connection string.</summary>
    public static Task<string> CreateEmptyAsync() => Create("template template0");

    /// <summary>Brings a database forward to the files in <c>db/</c>.</summary>
    public static async Task MigrateAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await new Migrator(source, NullLogger<Migrator>.Instance).Run(CancellationToken.None);
    }

    private static async Task<string> Create(string options)
    {
        var server = await Server.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"{Run}_{Interlocked.Increment(ref _made)}");
        await Postgres.Execute(server, $"create database {name} {options}");
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    private static async Task<string> MakeTemplate()
    {
        var database = await CreateEmptyAsync();
        await MigrateAsync(database);
        return new NpgsqlConnectionStringBuilder(database).Database!;
    }

    private static async Task<string> FindServer()
    {
        if (Environment.GetEnvironmentVariable("BILLING_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        // It ends by itself when this process does.
        return (await PrivatePostgres.StartAsync()).ConnectionString();
    }
}
