using Billing.Chaos.Load;
using Billing.Chaos.Servers;
using Billing.Cluster.Tests.Load;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Scenarios;

/// <summary>Every process is stopped and started in turn while clients work behind a load balancer.</summary>
public sealed class RollingRestartTests(ITestOutputHelper output)
{
    /// <summary>Longer than <see cref="LoadBalancer"/> takes to notice.</summary>
    private static readonly ClusterShape Shape = new() { Settings = new Dictionary<string, string> { ["BILLING_DRAIN_MS"] = "1000" } };

    [ClusterFact]
    public Task No_client_with_two_retries_sees_a_rolling_restart() => ClusterStage.Run(output, Shape, async stage =>
    {
        await stage.Start();
        var load = new LoadRun(stage.Http, Scale.Accounts, clientCount: 0, Scale.Seed);
        await load.Prepare();
        await using var balancer = new LoadBalancer(stage.Http);
        var clients = new RetryingClients(balancer, load.Accounts);
        var running = clients.Run();
        try
        {
            for (var round = 0; round < Scale.Rounds(otherwise: 1); round++)
            {
                foreach (var process in stage.Silos.Concat(stage.Apis))
                    await Restart(process);
            }
        }
        finally
        {
            clients.Stop();
        }
        await running;

        stage.Say($"seed {Scale.Seed}; {clients.Summary()}");
        await stage.Audit();
        Assert.Empty(clients.Failures);
    });

    private static async Task Restart(ServiceProcess process)
    {
        await ClusterStage.Stop(process);
        process.Start();
        await process.WaitUntilReady();
    }
}
