using Billing.Chaos.Load;
using Billing.Chaos.Servers;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Scenarios;

/// <summary>One database, filled by the single process and by the cluster in turn: the ledger is the truth for both.</summary>
public sealed class OpenedByTheOtherTests(ITestOutputHelper output)
{
    private const int Accounts = 40;
    private const int MostReplayed = 1_500;

    private static readonly TimeSpan UnderLoad = TimeSpan.FromSeconds(3);

    [ClusterFact]
    public Task What_one_process_wrote_the_cluster_opens_and_the_other_way_round() =>
        ClusterStage.Run(output, new ClusterShape(), async stage =>
        {
            stage.Say(Programs.StandinApi is { } standin
                ? $"the single process runs on the stand-ins: {standin}"
                : "no build on the stand-ins is there; the single process runs on the same packages as the cluster");

            var (alone, http) = await stage.StartAlone(Programs.StandinApi ?? Programs.Api);
            var load = await Fill([http], "alone", prepare: true);
            var before = await Read(http, load.Accounts);
            await ClusterStage.Stop(alone);

            await stage.Start();
            await Agree(before, stage, stage.Http, load.Accounts, "what the single process wrote, opened by the cluster");
            await Fill(stage.Http, "cluster", prepare: false);
            before = await Read(stage.Http[0], load.Accounts);
            await stage.Stop();

            var (again, httpAgain) = await stage.StartAlone(Programs.StandinApi ?? Programs.Api);
            await Agree(before, stage, [httpAgain], load.Accounts, "what both wrote, opened by the single process");
            await Fill([httpAgain], "again", prepare: false);
            await stage.Audit(default, httpAgain);
            await ClusterStage.Stop(again);
        });

    private static async Task<LoadRun> Fill(IReadOnlyList<BillingHttp> services, string prefix, bool prepare)
    {
        var load = new LoadRun(services, Accounts, Scale.Clients, Scale.Seed, prefix);
        if (prepare)
            await load.Prepare();
        using var end = new CancellationTokenSource(UnderLoad);
        await load.Run(end.Token);
        await load.SettleOpenKeys();
        return load;
    }

    // Balances and the last hundred entries, as text: both must print them alike.
    private static async Task<List<string>> Read(BillingHttp http, IEnumerable<string> accounts)
    {
        var read = new List<string>();
        foreach (var account in accounts)
        {
            foreach (var path in (string[])["balances", "ledger?limit=100", "ledger/verify"])
            {
                var answer = await http.Call(HttpMethod.Get, $"/v1/accounts/{account}/{path}");
                read.Add($"{account} {path}: {answer.Status} {answer.Text}");
            }
        }
        return read;
    }

    private static async Task Agree(
        List<string> before, ClusterStage stage, IReadOnlyList<BillingHttp> services, IEnumerable<string> accounts, string what)
    {
        foreach (var service in services)
            Assert.Equal(before, await Read(service, accounts));
        var replayed = await Replay(stage.History, services);
        stage.Say($"{what}: balances, ledgers and verification of {before.Count / 3} accounts agree, {replayed} keys replay with the same body");
    }

    // Keys whose first answer was a body of their own; that of a batch is shared.
    private static async Task<int> Replay(History history, IReadOnlyList<BillingHttp> services)
    {
        var acks = history.Attempts
            .Where(attempt => attempt is { Outcome: Outcome.Acked, BodyHash: not null })
            .DistinctBy(attempt => attempt.Operation.Key)
            .Reverse()
            .Take(MostReplayed)
            .ToList();
        await Parallel.ForEachAsync(acks.Index(), async (ack, _) =>
        {
            var replay = await services[ack.Index % services.Count].Try(ack.Item.Operation);
            Assert.True(
                replay is { Outcome: Outcome.Acked, Replayed: true } && replay.BodyHash == ack.Item.BodyHash && replay.Seq == ack.Item.Seq,
                $"{ack.Item.Operation.Key}: {replay.Outcome}, replayed {replay.Replayed}, seq {replay.Seq} after {ack.Item.Seq} {replay.Problem}");
        });
        return acks.Count;
    }
}
