using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Billing.Bench.Machine;

/// <summary>The one PostgreSQL server of a run. Each measurement gets a database of its own on it.</summary>
internal sealed class Server
{
    private static readonly string[] Asked =
    [
        "server_version", "fsync", "synchronous_commit", "full_page_writes", "data_checksums", "wal_compression",
        "wal_buffers", "max_wal_size", "checkpoint_timeout", "shared_buffers", "commit_delay", "autovacuum",
    ];

    private readonly string _connectionString;
    private readonly ConcurrentDictionary<string, bool> _databases = new();
    private volatile bool _delays;
    private int _made;

    private Server(string connectionString) => _connectionString = connectionString;

    public IReadOnlyDictionary<string, string> Settings { get; private set; } = new Dictionary<string, string>();

    public string DataFolder { get; private set; } = "";

    /// <summary>Its CPU time and ours.</summary>
    public Processes Processes { get; private set; } = new(null);

    public static async Task<Server> Connect(string connectionString)
    {
        var server = new Server(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await server.Ask();
        return server;
    }

    /// <summary>Makes an empty database and answers its connection string.</summary>
    public Task<string> CreateDatabase() => Create("");

    /// <summary>Copies a database and answers the connection string; who is connected to it is sent away.</summary>
    public async Task<string> CopyDatabase(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await Execute($"select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = '{name}'");
        // As files, not through the log: it may be gigabytes.
        return await Create($" template {name} strategy file_copy");
    }

    public Task Drop(string connectionString) =>
        DropNamed(new NpgsqlConnectionStringBuilder(connectionString).Database!);

    /// <summary>Leaves it as it was found, whoever still uses what was made: for a run that fails or is broken off.</summary>
    public async Task Restore()
    {
        foreach (var name in _databases.Keys)
            await DropNamed(name);
        if (_delays)
            await SetFlushDelay(null);
    }

    /// <summary>Settings as a line of text.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> settings) =>
        string.Join(", ", settings.Select(pair => $"{pair.Key} {pair.Value}"));

    public Task Checkpoint() => Execute("checkpoint");

    /// <summary>Bytes of write-ahead log since the server was made.</summary>
    public async Task<long> WalBytes() =>
        (long)(decimal)(await Scalar("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn"))!;

    /// <summary>Makes each flush of the log wait so long before it begins; null for as it was.</summary>
    public async Task SetFlushDelay(int? delayMs)
    {
        _delays = delayMs is not null;
        await Execute(delayMs is { } ms
            ? $"alter system set commit_delay = {ms * 1000}"
            : "alter system reset commit_delay");
        // The wait is for every commit, however few others are under way.
        await Execute(delayMs is null ? "alter system reset commit_siblings" : "alter system set commit_siblings = 0");
        await Execute("select pg_reload_conf()");
        var wanted = delayMs is { } set ? $"{set * 1000}" : Settings["commit_delay"];
        for (var deadline = DateTime.UtcNow.AddSeconds(10); ; await Task.Delay(20))
        {
            if ((string)(await Scalar("select current_setting('commit_delay')"))! == wanted)
                return;
            if (DateTime.UtcNow > deadline)
                throw new InvalidOperationException("PostgreSQL did not take over commit_delay.");
        }
    }

    private async Task<string> Create(string how)
    {
        var name = string.Create(
            CultureInfo.InvariantCulture, $"billing_bench_{Environment.ProcessId}_{Interlocked.Increment(ref _made)}");
        _databases[name] = true;
        await Execute($"create database {name}{how}");
        var settings = new NpgsqlConnectionStringBuilder(_connectionString) { Database = name, Pooling = true };
        return settings.ConnectionString;
    }

    private async Task DropNamed(string name)
    {
        await Execute($"drop database if exists {name} with (force)");
        _databases.TryRemove(name, out _);
    }

    private async Task Ask()
    {
        var settings = new Dictionary<string, string>();
        foreach (var name in Asked)
            settings[name] = (string)(await Scalar($"select current_setting('{name}')"))!;
        Settings = settings;
        DataFolder = (string)(await Scalar("select current_setting('data_directory')"))!;
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        // A backend of that number that is no child of a postgres here belongs to a server elsewhere.
        var postmaster = Processes.ParentOf(connection.ProcessID, "postgres");
        Processes = new Processes(postmaster);
    }

    private async Task Execute(string sql) => await Scalar(sql);

    private async Task<object?> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        return await command.ExecuteScalarAsync();
    }
}
