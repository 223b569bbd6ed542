using System.Diagnostics;
using Npgsql;

namespace Billing.Chaos.Servers;

/// <summary>How to kill PostgreSQL.</summary>
internal enum PostgresKill
{
    /// <summary>The postmaster and every process of it.</summary>
    Everything,

    /// <summary>The postmaster alone: a commit may still be under way in an orphan.</summary>
    Postmaster,

    /// <summary>One process that serves a client: PostgreSQL drops the others and recovers by itself.</summary>
    OneBackend,
}

/// <summary>A way into PostgreSQL over TCP, beside its socket; who comes from the subnet needs no password.</summary>
/// <param name="Address">The address of this machine to listen on.</param>
/// <param name="Port">The port.</param>
/// <param name="Subnet">Who may come in, such as <c>10.64.1.0/24</c>.</param>
internal sealed record PostgresDoor(string Address, int Port, string Subnet);

/// <summary>A private PostgreSQL with durable settings that can be killed and started again.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _binaries;
    private readonly string _log;
    private readonly PostgresDoor? _door;
    private Process? _process;

    private PostgresServer(string folder, string binaries, PostgresDoor? door)
    {
        _folder = folder;
        _binaries = binaries;
        _door = door;
        _log = Path.Combine(folder, "postgres.log");
    }

    /// <summary>The folder of its data and its socket.</summary>
    public string Folder => _folder;

    public string ConnectionString => $"Host={_folder};Port={Port};Username=postgres;Database=billing";

    /// <summary>The same database over TCP.</summary>
    public string DoorConnectionString => _door is { } door
        ? $"Host={door.Address};Port={door.Port};Username=postgres;Database=billing"
        : throw new InvalidOperationException("this PostgreSQL listens on its socket only");

    public static async Task<PostgresServer> Create(string folder, PostgresDoor? door = null)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (Launch.IsRoot)
            await Launch.Run("/dev/null", false, "chown", "postgres:", folder);
        var server = new PostgresServer(folder, FindBinaries(), door);
        // The folder's mode is the lock: nobody else reaches the socket in it.
        await Launch.Run(
            server._log, true, server.Binary("initdb"), "-D", server.Data, "-U", "postgres", "-E", "UTF8", "--locale=C",
            "--data-checksums", "--auth=trust");
        if (door is not null)
            await File.AppendAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), $"host billing postgres {door.Subnet} trust\n");
        await server.Start();
        await server.Execute("postgres", "create database billing");
        return server;
    }

    /// <summary>Starts it and waits until it answers, however long recovery takes within a minute.</summary>
    public async Task Start()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            _process ??= Spawn();
            try
            {
                await Execute("postgres", "select 1");
                return;
            }
            catch (NpgsqlException away)
            {
                if (patience.Elapsed > TimeSpan.FromMinutes(1))
                    throw new InvalidOperationException($"PostgreSQL does not come back:\n{await LogTail()}", away);
                if (_process.HasExited)
                {
                    _process = null;
                    // Processes of the killed server are mostly leaving. One that waits for a lock whose holder was killed
                    // never does; PostgreSQL refuses to start beside it, and says to end it by hand.
                    if (patience.Elapsed > TimeSpan.FromSeconds(10))
                        Launch.RunningIn(Data).ForEach(Launch.Kill);
                }
                await Task.Delay(50);
            }
        }
    }

    public async Task Kill(PostgresKill how, Random random)
    {
        var postmaster = _process ?? throw new InvalidOperationException("PostgreSQL is not running");
        if (how == PostgresKill.OneBackend)
        {
            var backends = Launch.ChildrenOf(postmaster.Id).Where(id => CommandLine(id).Contains(" billing ", StringComparison.Ordinal)).ToList();
            if (backends.Count > 0)
                Launch.Kill(backends[random.Next(backends.Count)]);
            return;
        }
        Launch.Kill(postmaster.Id);
        await postmaster.WaitForExitAsync();
        _process = null;
        // What it started last is not among the children listed before.
        while (how == PostgresKill.Everything && Launch.RunningIn(Data) is { Count: > 0 } left)
            left.ForEach(Launch.Kill);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not { HasExited: false } process)
            return;
        Launch.Kill(process.Id);
        await process.WaitForExitAsync();
        while (Launch.RunningIn(Data) is { Count: > 0 } left)
            left.ForEach(Launch.Kill);
    }

    private int Port => _door?.Port ?? 5432;

    private string Data => Path.Combine(_folder, "data");

    private string Binary(string name) => Path.Combine(_binaries, name);

    private async Task<string> LogTail() => string.Join('\n', (await File.ReadAllLinesAsync(_log)).TakeLast(20));

    private Process Spawn() => Launch.ToFile(
        _log,
        true,
        [
            Binary("postgres"), "-D", Data, "-k", _folder, "-p", $"{Port}", "-c", $"listen_addresses={_door?.Address}",
            "-c", "fsync=on", "-c", "max_connections=300",
            "-c", "synchronous_commit=on", "-c", "full_page_writes=on", "-c", "max_wal_size=1GB",
            "-c", "shared_buffers=128MB", "-c", "log_min_messages=fatal",
        ]);

    private async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(
            $"Host={_folder};Port={Port};Username=postgres;Database={database};Pooling=false;Timeout=5");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string CommandLine(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string FindBinaries()
    {
        if (Environment.GetEnvironmentVariable("BILLING_PG_BIN") is { Length: > 0 } given)
            return given;
        var paths = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (paths.FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb"))) is { } onPath
            && File.ResolveLinkTarget(Path.Combine(onPath, "initdb"), true)?.FullName is var target)
        {
            return Path.GetDirectoryName(target ?? Path.Combine(onPath, "initdb"))!;
        }
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return versions.Select(version => Path.Combine(version, "bin")).OrderDescending().FirstOrDefault()
            ?? throw new OptionException("PostgreSQL is not installed; set BILLING_PG_BIN to the folder of initdb.");
    }
}
