using System.Diagnostics;
using Billing.Chaos.Load;
using Billing.Cluster.Tests.Measuring;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests.Load;

/// <summary>The load on a stage, spread over its APIs, while something happens to the processes.</summary>
internal sealed class ClusterLoad(ClusterStage stage, int accounts)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<long> _faults = [];

    /// <summary>The moments at which something was done to a process or a network.</summary>
    public IReadOnlyList<long> Faults => _faults;

    /// <summary>Prepares the accounts, runs clients while <paramref name="events"/> happen, and leaves no key open.</summary>
    public async Task During(Func<Task> events)
    {
        var load = new LoadRun(stage.Http, accounts, Scale.Clients, Scale.Seed);
        await load.Prepare();
        var watch = Stopwatch.StartNew();
        using var end = new CancellationTokenSource();
        var running = load.Run(end.Token);
        try
        {
            await Acks(100);
            await events();
            await Acks(100);
        }
        finally
        {
            await end.CancelAsync();
        }
        await running.WaitAsync(Patience);
        await load.SettleOpenKeys().WaitAsync(Patience);
        stage.Say($"seed {Scale.Seed}, {accounts} accounts, {watch.Elapsed.TotalSeconds:F0} s under load");
    }

    /// <summary>Marks the moment of a fault.</summary>
    public void Mark() => _faults.Add(History.Now);

    /// <summary>Waits for so many more successes.</summary>
    public async Task Acks(int more)
    {
        var (enough, patience) = (stage.History.Acks + more, Stopwatch.StartNew());
        while (stage.History.Acks < enough)
        {
            if (patience.Elapsed > Patience)
                throw new InvalidOperationException($"Nothing succeeds: {stage.History.Acks} of {enough} within {Patience}.");
            await Task.Delay(10);
        }
    }

    /// <summary>Says how long accounts were away, and holds it against the longest time that is allowed.</summary>
    public void Judge(TimeSpan limit)
    {
        var outages = new Availability(stage.History, _faults);
        stage.Say(outages.Summary());
        Assert.True(outages.Longest <= limit, $"an account was away for {outages.Longest.TotalSeconds:F1} s, allowed are {limit}");
    }
}
