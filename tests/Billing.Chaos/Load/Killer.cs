using Billing.Chaos.Servers;

namespace Billing.Chaos.Load;

/// <summary>Kills the service and PostgreSQL at random moments and starts them again.</summary>
internal sealed class Killer(
    Stage stage, ServiceProcess service, History history, Random random, (TimeSpan From, TimeSpan To) between)
{
    /// <summary>A kill must meet a service at work: this many successes since the one before.</summary>
    private const int AcksBetween = 30;

    private readonly List<long> _killedAt = [];

    private bool _isStarting;

    public int ServiceKills { get; private set; }

    public int PostgresKills { get; private set; }

    public async Task Run(string target, int kills, CancellationToken stop)
    {
        for (var i = 0; i < kills; i++)
        {
            if (!_isStarting)
                await WaitForAcks(stop);
            await Task.Delay(Between(between.From, between.To), stop);
            await KillOne(target, stop);
            if (stop.IsCancellationRequested)
                return;
        }
        await service.WaitUntilReady(stop);
    }

    /// <summary>From each kill to the first success of a request sent after it.</summary>
    public IEnumerable<TimeSpan> RecoveryTimes()
    {
        var acks = history.Attempts.Where(attempt => attempt.Outcome == Outcome.Acked).OrderBy(attempt => attempt.End).ToList();
        foreach (var killedAt in _killedAt)
        {
            if (acks.Find(attempt => attempt.Start > killedAt) is { } first)
                yield return History.Between(killedAt, first.End);
        }
    }

    /// <summary>How many requests each kill cut off.</summary>
    public IEnumerable<int> CutOff() => _killedAt.Select(killedAt =>
        history.Attempts.Count(attempt => attempt.Start <= killedAt && attempt.End >= killedAt));

    private async Task KillOne(string target, CancellationToken stop)
    {
        var both = target == "both" && random.Next(3) == 0;
        var killService = target == "service" || both || (target == "both" && random.Next(2) == 0);
        _killedAt.Add(History.Now);
        if (killService)
        {
            ServiceKills++;
            await service.Kill();
        }
        if (!killService || both)
        {
            PostgresKills++;
            await stage.Postgres.Kill((PostgresKill)random.Next(3), random);
        }
        // PostgreSQL may be the later one to return: the service must then wait for it or end with a clear word.
        await stage.Postgres.Start();
        if (killService)
            service.Start();
        // Mostly the next kill meets a service under load, sometimes one that is just starting.
        _isStarting = killService && random.Next(6) == 0;
        if (!_isStarting)
            await service.WaitUntilReady(stop);
    }

    private async Task WaitForAcks(CancellationToken stop)
    {
        var (enough, patience) = (history.Acks + AcksBetween, System.Diagnostics.Stopwatch.StartNew());
        while (history.Acks < enough)
        {
            if (patience.Elapsed > TimeSpan.FromMinutes(1))
                throw new InvalidOperationException("The service is ready, but nothing succeeds within a minute.");
            await Task.Delay(10, stop);
        }
    }

    private TimeSpan Between(TimeSpan from, TimeSpan to) => from + ((to - from) * random.NextDouble());
}
