using Billing.Cluster.Tests.Load;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Scenarios;

/// <summary>kill -9 of a silo under load.</summary>
public sealed class KillSiloTests(ITestOutputHelper output)
{
    [ClusterFact]
    public Task A_silo_that_is_killed_loses_nothing() => ClusterStage.Run(output, new ClusterShape(), async stage =>
    {
        var random = new Random(Scale.Seed);
        await stage.Start();
        var load = new ClusterLoad(stage, Scale.Accounts);
        await load.During(async () =>
        {
            for (var round = 0; round < Scale.Rounds(otherwise: 2); round++)
            {
                var silo = stage.Silos[random.Next(stage.Silos.Count)];
                load.Mark();
                await silo.Kill();
                // Some stay away until the others notice by themselves, some return before that.
                if (round % 2 == 0)
                    stage.Say($"declared dead {(await Members.WaitUntilDead(stage, silo)).TotalSeconds:F1} s after kill -9");
                silo.Start();
                await silo.WaitUntilReady();
                await load.Acks(200);
            }
        });
        await stage.Audit();
        load.Judge(Limits.AfterLostSilo);
    });
}
