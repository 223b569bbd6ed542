using System.Diagnostics;

namespace Billing.Chaos.Servers;

/// <summary>A built program as a process of its own that can be killed, stopped and started again on the same address.</summary>
internal sealed class ServiceProcess(ServiceProgram program) : IAsyncDisposable
{
    public const string AdminKey = "chaos-admin-key-0123456789-0123456789";

    /// <summary>How often it may end by itself before somebody must look.</summary>
    private const int MostEnds = 20;

    private static readonly TimeSpan RestartPause = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private Process? _process;
    private bool _wasReady;

    public ServiceProgram Program => program;

    public Uri Address => program.Address;

    /// <summary>How often it ended by itself before it was ready, because PostgreSQL was away: a supervisor starts it again.</summary>
    public int FailedStarts { get; private set; }

    /// <summary>How often its supervisor started it again.</summary>
    public int Restarts { get; private set; }

    private bool IsRunning => _process is { HasExited: false };

    public void Start()
    {
        lock (_gate)
        {
            _wasReady = false;
            _process = Launch.ToFile(
                program.LogFile,
                asPostgres: false,
                [.. program.Within, "dotnet", program.Dll],
                new Dictionary<string, string>(program.Settings)
                {
                    ["ASPNETCORE_URLS"] = Address.ToString(),
                    ["Logging__LogLevel__Default"] = "Warning",
                });
            if (program.IsSupervised)
                _ = Supervise(_process);
        }
    }

    /// <summary>kill -9. Ending by itself once it was ready is a failure of the run, unless it is supervised.</summary>
    public async Task Kill()
    {
        if (Release() is not { } process)
            return;
        using (process)
        {
            if (process.HasExited && _wasReady && !program.IsSupervised)
                throw new InvalidOperationException($"{Described("ended by itself")}");
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>SIGTERM; waits for its end and answers its exit code.</summary>
    public async Task<int> Terminate(TimeSpan within)
    {
        using var process = Release() ?? throw new InvalidOperationException(Described("is not running"));
        Launch.Signal(process.Id, "TERM");
        try
        {
            await process.WaitForExitAsync().WaitAsync(within);
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw new InvalidOperationException(Described($"did not end within {within} of SIGTERM"));
        }
        return process.ExitCode;
    }

    /// <summary>SIGSTOP: it stands still and its connections stay open.</summary>
    public void Freeze() => Signal("STOP");

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Signal("CONT");

    /// <summary>Waits until it says that it is ready; throws with its log when it dies or takes longer than its patience.</summary>
    public async Task WaitUntilReady(CancellationToken cancellationToken = default)
    {
        using var http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        var patience = Stopwatch.StartNew();
        while (!await IsReady(http, cancellationToken))
        {
            RestartAfterFailedStart();
            if (patience.Elapsed > program.Patience)
                throw new InvalidOperationException(Described($"did not become ready within {program.Patience}"));
            await Task.Delay(50, cancellationToken);
        }
        _wasReady = true;
    }

    public async ValueTask DisposeAsync()
    {
        _wasReady = false;
        await Kill();
    }

    private static async Task<bool> IsReady(HttpClient http, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var answer = await http.GetAsync("/health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // Not there yet.
            return false;
        }
    }

    // From here on an end of the process is one that was asked for.
    private Process? Release()
    {
        lock (_gate)
        {
            var process = _process;
            _process = null;
            return process;
        }
    }

    private async Task Supervise(Process process)
    {
        await process.WaitForExitAsync();
        await Task.Delay(RestartPause);
        lock (_gate)
        {
            if (_process != process || Restarts >= MostEnds)
                return;
            Restarts++;
            Start();
        }
    }

    private void RestartAfterFailedStart()
    {
        if (IsRunning || (program.IsSupervised && Restarts < MostEnds))
            return;
        if (_wasReady || FailedStarts >= MostEnds || program.IsSupervised)
            throw new InvalidOperationException(Described("ended by itself"));
        FailedStarts++;
        Start();
    }

    private void Signal(string name)
    {
        var process = _process ?? throw new InvalidOperationException(Described("is not running"));
        Launch.Signal(process.Id, name);
    }

    private string Described(string what) =>
        $"{Path.GetFileName(program.Dll)} on {Address} {what}. The end of {program.LogFile}:\n{program.LogTail()}";
}
