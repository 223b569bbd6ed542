using System.Collections.Concurrent;
using Billing.Chaos.Load;

namespace Billing.Cluster.Tests.Load;

/// <summary>
/// Clients as most people configure one: a call without a definite answer is tried twice more with the same key, 200 ms
/// and 1 s later unless Retry-After says otherwise, each time at an API that the load balancer holds for ready.
/// </summary>
internal sealed class RetryingClients(LoadBalancer balancer, IReadOnlyList<string> accounts)
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1)];

    private readonly ConcurrentQueue<string> _failures = [];
    private readonly int[] _callsByTries = new int[Pauses.Length + 2];
    private volatile bool _stopped;

    /// <summary>Calls that failed for good, each with what every try was told.</summary>
    public IReadOnlyCollection<string> Failures => _failures;

    public Task Run() => Task.WhenAll(Enumerable.Range(0, Scale.Clients).Select(n => Task.Run(() => RunOne(n))));

    public void Stop() => _stopped = true;

    public string Summary() =>
        $"{_callsByTries.Sum()} calls: {_callsByTries[1]} answered at once, {_callsByTries[2]} at the second try, "
        + $"{_callsByTries[3]} at the third, {_failures.Count} failed";

    private async Task RunOne(int number)
    {
        var random = new Random(Scale.Seed + number);
        var picker = new OperationPicker(random, accounts, $"r{number}-");
        while (!_stopped)
        {
            var account = picker.Account();
            if (random.Next(10) == 0)
                await Retry($"read of {account}", async () => (await balancer.Next().Read(account), null, "no 200"));
            else
                await Change(picker.Next());
            await Task.Delay(random.Next(20));
        }
    }

    private Task Change(Operation operation) => Retry(operation.Key, async () =>
    {
        var attempt = await balancer.Next().Try(operation);
        return (attempt.IsDefinite, attempt.RetryAfter, $"{attempt.Outcome} {attempt.Problem}");
    });

    private async Task Retry(string what, Func<Task<(bool Done, TimeSpan? RetryAfter, string Told)>> call)
    {
        var told = new List<string>();
        for (var attempt = 0; attempt <= Pauses.Length; attempt++)
        {
            var answer = await call();
            if (answer.Done)
            {
                Interlocked.Increment(ref _callsByTries[attempt + 1]);
                return;
            }
            told.Add(answer.Told);
            if (attempt < Pauses.Length)
                await Task.Delay(answer.RetryAfter ?? Pauses[attempt]);
        }
        Interlocked.Increment(ref _callsByTries[0]);
        _failures.Enqueue($"{what}: {string.Join(", ", told)}");
    }
}
