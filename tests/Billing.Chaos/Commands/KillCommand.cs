using System.Diagnostics;
using Billing.Chaos.Auditing;
using Billing.Chaos.Load;
using Billing.Chaos.Servers;

namespace Billing.Chaos.Commands;

/// <summary>kill -9 at random moments under load, then the audit.</summary>
internal static class KillCommand
{
    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        var target = options.Text("target", "both");
        if (target is not ("service" or "postgres" or "both"))
            throw new OptionException("--target must be service, postgres or both.");
        var seed = options.Seed();
        Console.WriteLine($"kill: target {target}, seed {seed}");

        await using var stage = await Stage.Set(options);
        var history = new History();
        var service = await stage.StartService(stop);
        using var http = new BillingHttp(service.Address, ServiceProcess.AdminKey, history);
        var load = new LoadRun([http], options.Number("accounts", 24), options.Number("clients", 16), seed);
        await load.Prepare();

        var watch = Stopwatch.StartNew();
        var killer = new Killer(stage, service, history, new Random(seed), options.Range("seconds-between", "0.1..1.0"));
        using var endOfLoad = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = load.Run(endOfLoad.Token);
        try
        {
            await killer.Run(target, options.Number("kills", 50), stop);
        }
        catch (Exception)
        {
            stage.Keep = true;
            throw;
        }
        finally
        {
            await endOfLoad.CancelAsync();
        }
        await running;
        await load.SettleOpenKeys();

        PrintKills(killer, service);
        Console.WriteLine($"  = {watch.Elapsed.TotalSeconds:F0} s under load, {history.Acks / watch.Elapsed.TotalSeconds:F0} successes a second over all");
        if (options.Find("history") is { } path)
            history.Save(path);
        var evidence = await EvidenceCollector.Collect(history, stage.Postgres.ConnectionString, [http], TimeSpan.Zero);
        var passed = Verification.Print(evidence);
        stage.Keep |= !passed;
        return passed ? 0 : 1;
    }

    private static void PrintKills(Killer killer, ServiceProcess service)
    {
        var times = killer.RecoveryTimes().Order().ToList();
        var recovery = times.Count == 0 ? "none" : $"p50 {times[times.Count / 2].TotalSeconds:F1} s, max {times[^1].TotalSeconds:F1} s";
        Console.WriteLine(
            $"  = {killer.ServiceKills} kills of the service, {killer.PostgresKills} of PostgreSQL; "
            + $"from kill to next success {recovery}; {service.FailedStarts} starts without PostgreSQL");
        var cutOff = killer.CutOff().Order().ToList();
        Console.WriteLine(
            $"  = requests on their way at a kill: {cutOff.Sum()} in all, median {(cutOff.Count == 0 ? 0 : cutOff[cutOff.Count / 2])}");
    }
}
