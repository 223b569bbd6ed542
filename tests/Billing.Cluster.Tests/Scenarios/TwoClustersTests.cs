using Billing.Chaos.Auditing;
using Billing.Chaos.Commands;
using Billing.Chaos.Load;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Scenarios;

/// <summary>Two clusters that do not know of each other, on one database: the fence is in PostgreSQL, not in the cluster.</summary>
public sealed class TwoClustersTests(ITestOutputHelper output)
{
    // Few accounts: nearly every debit meets one of the other cluster.
    private const int Accounts = 16;

    private static readonly TimeSpan UnderLoad = TimeSpan.FromSeconds(6);

    [ClusterFact(DisplayName = "H5: Two clusters on one database write one history for each account")]
    public Task Two_clusters_on_one_database_write_one_history_for_each_account() =>
        ClusterStage.Run(output, new ClusterShape { Clusters = 2 }, async stage =>
        {
            await stage.Start();
            var load = new LoadRun(stage.Http, Accounts, Scale.Clients, Scale.Seed);
            await load.Prepare();
            using var end = new CancellationTokenSource(UnderLoad * Scale.Rounds(otherwise: 1));
            await load.Run(end.Token);
            await load.SettleOpenKeys();

            var wrong = new List<string>();
            foreach (var account in load.Accounts)
                wrong.AddRange(await Agreement.Differences(stage.Http[0], stage.Http[1], account, Limits.Stale));
            wrong.AddRange(await new OldKeys(stage.Http[0], stage.Http[1]).Run());
            wrong.AddRange(await Agreement.Differences(stage.Http[0], stage.Http[1], OldKeys.Account, Limits.Stale));
            Assert.Empty(wrong);
            stage.Say($"seed {Scale.Seed}, {Accounts} accounts");
            await stage.Audit(Limits.Stale);
        });
}
