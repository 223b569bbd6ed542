using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Billing.Testing;

/// <summary>
/// A PostgreSQL server of a test's own, in a temporary folder, with durable settings. A test may kill it, freeze it and
/// start it again.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Waits for the end of its input, that is of this process however it ends, and cleans up. A test host is often killed
    // before it has run its own handlers.
    private const string CleanUp =
        """
        cat > /dev/null
        id=$(head -n 1 "$0/data/postmaster.pid" 2> /dev/null)
        if [ -n "$id" ] && grep -q "$0" "/proc/$id/cmdline" 2> /dev/null; then
          kill -QUIT "$id"
          for i in $(seq 50); do
            if ! kill -0 "$id" 2> /dev/null; then break; fi
            sleep 0.1
          done
          kill -KILL "$id" 2> /dev/null
        fi
        rm -rf "$0"
        """;

    private readonly string _folder;
    private readonly string[] _settings;
    private readonly Process _cleanUp;
    private int _databases;
    private Process? _server;

    private PrivatePostgres(string folder, int port, string[] settings)
    {
        (_folder, Port, _settings) = (folder, port, settings);
        _cleanUp = Start("sh", ["-c", CleanUp, folder]);
    }

    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes and starts a server; each of <paramref name="settings"/> is like <c>fsync=off</c>.</summary>
    public static async Task<PrivatePostgres> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("billing-pg-").FullName;
        var postgres = new PrivatePostgres(folder, FreePort(), settings);
        if (Environment.IsPrivilegedProcess)
            await Finish(Start("chown", ["postgres", folder]));
        var initdb = Path.Combine(PostgresBinaries.Folder, "initdb");
        string[] options = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
        await Finish(postgres.StartAsOwner(initdb, ["--pgdata", postgres.Data, .. options]));
        await postgres.RestartAsync();
        return postgres;
    }

    /// <summary>The connection string of a database.</summary>
    public string ConnectionString(string database = "postgres") => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Username = "postgres", Database = database, SslMode = SslMode.Disable,
    }.ConnectionString;

    /// <summary>Makes an empty database and answers its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await Postgres.Execute(ConnectionString(), $"create database {name}");
        return ConnectionString(name);
    }

    /// <summary>Kills the server and all its processes at once, as a crash of PostgreSQL would.</summary>
    public void KillHard()
    {
        SignalAll("KILL");
        _server?.WaitForExit();
        _server = null;
    }

    /// <summary>Starts it after <see cref="KillHard"/>, and waits until it answers.</summary>
    public async Task RestartAsync()
    {
        if (_server is not null)
            KillHard();
        string[] settings =
        [
            $"port={Port}", "listen_addresses=127.0.0.1", $"unix_socket_directories={_folder}", "fsync=on",
            "synchronous_commit=on", "full_page_writes=on", "max_connections=200", "shared_buffers=128MB",
            "max_wal_size=1GB", "logging_collector=off", .. _settings,
        ];
        _server = StartAsOwner(
            Path.Combine(PostgresBinaries.Folder, "postgres"),
            ["-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        await Eventually.True(IsUp, Patience);
    }

    /// <summary>Freezes all its processes: connections stay open and nothing answers.</summary>
    public void Pause() => SignalAll("STOP");

    /// <summary>Ends <see cref="Pause"/>.</summary>
    public void Resume() => SignalAll("CONT");

    public async ValueTask DisposeAsync()
    {
        KillHard();
        NpgsqlConnection.ClearAllPools();
        _cleanUp.StandardInput.Close();
        await Finish(_cleanUp);
    }

    private async Task<bool> IsUp()
    {
        if (_server is not { HasExited: false })
            throw new InvalidOperationException($"PostgreSQL did not start; see its output. Folder: {_folder}");
        try
        {
            await Postgres.Execute(ConnectionString(), "select 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    // The postmaster's children are its backends; all are found through /proc, so nothing else is ever hit.
    private void SignalAll(string signal)
    {
        if (_server is not { HasExited: false } server)
            return;
        var family = new List<int> { server.Id };
        for (var i = 0; i < family.Count; i++)
            family.AddRange(ChildrenOf(family[i]));
        using var kill = Start("kill", ["-" + signal, .. family.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        kill.WaitForExit();
    }

    private static IEnumerable<int> ChildrenOf(int parent)
    {
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && ParentOf(id) == parent)
                yield return id;
        }
    }

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }

    // PostgreSQL refuses to run as root. setpriv replaces itself by the program, so the process is PostgreSQL's own.
    private Process StartAsOwner(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? Start("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments], _folder)
            : Start(program, arguments, _folder);

    private static Process Start(string program, string[] arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "/",
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Read and dropped: a full pipe would stop the server.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task Finish(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} failed with {process.ExitCode}.");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
