using System.Diagnostics;
using Billing.Cluster.Tests.Load;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Scenarios;

/// <summary>A silo that stands still (SIGSTOP) until the others have declared it dead, and then goes on as if nothing were.</summary>
public sealed class StopAndContinueTests(ITestOutputHelper output)
{
    private static readonly TimeSpan LearnsWithin = TimeSpan.FromSeconds(60);

    [ClusterFact]
    public Task A_silo_that_slept_through_its_own_death_writes_nothing_on_the_history_of_another() =>
        ClusterStage.Run(output, new ClusterShape { SilosMayEnd = true }, async stage =>
        {
            var random = new Random(Scale.Seed);
            await stage.Start();
            var load = new ClusterLoad(stage, Scale.Accounts);
            await load.During(async () =>
            {
                for (var round = 0; round < Scale.Rounds(otherwise: 1); round++)
                {
                    var silo = stage.Silos[random.Next(stage.Silos.Count)];
                    load.Mark();
                    silo.Freeze();
                    var dead = await Members.WaitUntilDead(stage, silo);
                    // Its accounts live on the other silo by now; what it still holds is old.
                    await load.Acks(200);
                    load.Mark();
                    var learned = await LearnsThatItIsDead(silo);
                    await silo.WaitUntilReady();
                    stage.Say($"declared dead {dead.TotalSeconds:F1} s after SIGSTOP, ended {learned.TotalSeconds:F1} s after SIGCONT");
                    await load.Acks(200);
                }
            });
            await stage.Audit(Limits.Stale);
            load.Judge(Limits.AfterLostSilo);
        });

    private static async Task<TimeSpan> LearnsThatItIsDead(Chaos.Servers.ServiceProcess silo)
    {
        var (before, watch) = (silo.Restarts, Stopwatch.StartNew());
        silo.Thaw();
        while (silo.Restarts == before)
        {
            if (watch.Elapsed > LearnsWithin)
                throw new InvalidOperationException($"A silo that was declared dead still runs {LearnsWithin} after SIGCONT.");
            await Task.Delay(20);
        }
        return watch.Elapsed;
    }
}
