using Billing.Chaos.Auditing;
using Billing.Chaos.Load;
using Billing.Chaos.Servers;

namespace Billing.Chaos.Commands;

/// <summary>Two hosts on one database that do not know of each other serve the same accounts: one history comes of it.</summary>
internal static class SplitBrainCommand
{
    /// <summary>How old a host's answer may be while another one writes (DESIGN.md, the journal).</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(Options options, CancellationToken stop)
    {
        var seed = options.Seed();
        Console.WriteLine($"splitbrain: seed {seed}");
        await using var stage = await Stage.Set(options);
        var history = new History();
        using var first = Connect(await stage.StartService(stop), history);
        using var second = Connect(await stage.StartService(stop), history);
        var load = new LoadRun([first, second], options.Number("accounts", 8), options.Number("clients", 8), seed);
        await load.Prepare();

        using var endOfLoad = CancellationTokenSource.CreateLinkedTokenSource(stop);
        endOfLoad.CancelAfter(TimeSpan.FromSeconds(options.Number("seconds", 10)));
        await load.Run(endOfLoad.Token);
        stop.ThrowIfCancellationRequested();
        await load.SettleOpenKeys();

        var wrong = new List<string>();
        foreach (var account in load.Accounts)
            wrong.AddRange(await Agreement.Differences(first, second, account, Stale));
        wrong.AddRange(await new OldKeys(first, second).Run());
        wrong.AddRange(await Agreement.Differences(first, second, OldKeys.Account, Stale));
        wrong.ForEach(violation => Console.WriteLine($"  WRONG: {violation}"));

        var evidence = await EvidenceCollector.Collect(history, stage.Postgres.ConnectionString, [first, second], Stale);
        var passed = Verification.Print(evidence) && wrong.Count == 0;
        stage.Keep |= !passed;
        return passed ? 0 : 1;
    }

    private static BillingHttp Connect(ServiceProcess service, History history) =>
        new(service.Address, ServiceProcess.AdminKey, history);
}
