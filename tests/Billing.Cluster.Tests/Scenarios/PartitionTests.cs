using Billing.Cluster.Tests.Load;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Scenarios;

/// <summary>Networks that are cut under load and healed again.</summary>
public sealed class PartitionTests(ITestOutputHelper output)
{
    private static readonly ClusterShape Shape = new() { Networks = true, SilosMayEnd = true };

    [ClusterFact(networks: true)]
    public Task Silos_that_cannot_see_each_other_write_one_history() => ClusterStage.Run(output, Shape, async stage =>
    {
        await stage.Start();
        var load = new ClusterLoad(stage, Scale.Accounts);
        await load.During(async () =>
        {
            for (var round = 0; round < Scale.Rounds(otherwise: 1); round++)
            {
                load.Mark();
                stage.Network!.Separate(0, 1);
                var dead = await Members.WaitUntilOneIsDead(stage, [.. stage.Silos]);
                stage.Say($"one of two silos that both reach PostgreSQL and the APIs was declared dead: {dead.Program.Address}");
                await load.Acks(200);
                await Heal(stage, load);
            }
        });
        await stage.Audit(Limits.Stale);
        load.Judge(Limits.AfterLostSilo);
    });

    [ClusterFact(networks: true)]
    public Task A_silo_cut_off_from_silos_and_callers_loses_nothing() => ClusterStage.Run(output, Shape, async stage =>
    {
        await stage.Start();
        var load = new ClusterLoad(stage, Scale.Accounts);
        await load.During(async () =>
        {
            for (var round = 0; round < Scale.Rounds(otherwise: 1); round++)
            {
                load.Mark();
                stage.Network!.CutFromCluster(round % 2);
                await Members.WaitUntilOneIsDead(stage, [.. stage.Silos]);
                await Heal(stage, load);
            }
        });
        await stage.Audit(Limits.Stale);
        load.Judge(Limits.AfterHealing);
    });

    [ClusterFact(networks: true)]
    public Task A_silo_cut_off_from_PostgreSQL_loses_nothing() => ClusterStage.Run(output, Shape, async stage =>
    {
        await stage.Start();
        var load = new ClusterLoad(stage, Scale.Accounts);
        await load.During(async () =>
        {
            for (var round = 0; round < Scale.Rounds(otherwise: 1); round++)
            {
                load.Mark();
                stage.Network!.CutFromStore(round % 2);
                await Members.WaitUntilDead(stage, stage.Silos[round % 2]);
                await load.Acks(200);
                await Heal(stage, load);
            }
        });
        await stage.Audit(Limits.Stale);
        load.Judge(Limits.AfterLostStore);
    });

    private static async Task Heal(ClusterStage stage, ClusterLoad load)
    {
        load.Mark();
        stage.Network!.Heal();
        foreach (var silo in stage.Silos)
            await silo.WaitUntilReady();
        await load.Acks(200);
    }
}
