using System.Diagnostics;
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
            wrong.AddRange(await Agreement(first, second, account));
        wrong.AddRange(await new OldKeys(first, second).Run());
        wrong.AddRange(await Agreement(first, second, OldKeys.Account));
        wrong.ForEach(violation => Console.WriteLine($"  WRONG: {violation}"));

        var evidence = await EvidenceCollector.Collect(history, stage.Postgres.ConnectionString, [first, second], Stale);
        var passed = Verification.Print(evidence) && wrong.Count == 0;
        stage.Keep |= !passed;
        return passed ? 0 : 1;
    }

    private static BillingHttp Connect(ServiceProcess service, History history) =>
        new(service.Address, ServiceProcess.AdminKey, history);

    // After the last write both must answer the same within the second, without being told a min_seq.
    private static async Task<IEnumerable<string>> Agreement(BillingHttp first, BillingHttp second, string account)
    {
        var watch = Stopwatch.StartNew();
        string a, b;
        do
        {
            a = (await first.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances")).Text;
            b = (await second.Call(HttpMethod.Get, $"/v1/accounts/{account}/balances")).Text;
            if (a == b)
                return [];
            await Task.Delay(20);
        }
        while (watch.Elapsed < Stale);
        return [$"account {account}: the hosts still differ after {watch.ElapsedMilliseconds} ms: {a} and {b}"];
    }
}
