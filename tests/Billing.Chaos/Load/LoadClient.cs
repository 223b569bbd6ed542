using System.Collections.Concurrent;

namespace Billing.Chaos.Load;

/// <summary>
/// A client as a careful user writes one: each change has a key, and without a definite answer it is tried again with the
/// same key. Sometimes it gives up (a client that crashed), repeats a finished key, or tries a refused one again.
/// </summary>
/// <param name="random">Its own dice.</param>
/// <param name="services">Where it may send a call; more than one is the split brain.</param>
/// <param name="picker">Makes up its operations.</param>
/// <param name="open">Takes what has no definite answer when the load stops.</param>
internal sealed class LoadClient(
    Random random, IReadOnlyList<BillingHttp> services, OperationPicker picker, ConcurrentBag<Operation> open)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            switch (random.Next(20))
            {
                case 0:
                    await RunBatch(stop);
                    break;
                case < 3:
                    await Service().Read(picker.Account());
                    break;
                default:
                    await RunOne(picker.Next(), stop);
                    break;
            }
            if (random.Next(3) == 0)
                await Task.Delay(random.Next(12), CancellationToken.None);
        }
    }

    /// <summary>Tries until the answer is definite, however long that takes.</summary>
    public static async Task Settle(BillingHttp service, Operation operation)
    {
        var pause = FirstPause;
        while (await service.Try(operation) is { IsDefinite: false, Outcome: not Outcome.Unexpected })
            pause = await Pause(pause);
    }

    private async Task RunOne(Operation operation, CancellationToken stop)
    {
        var pause = FirstPause;
        while (true)
        {
            var attempt = await Once(operation);
            if (attempt.Outcome == Outcome.Unexpected)
                return;
            if (attempt.IsDefinite)
            {
                await Again(attempt, operation);
                return;
            }
            // Never asked again: the ledger may hold it or not, but only once.
            if (random.Next(25) == 0)
                return;
            if (stop.IsCancellationRequested)
            {
                open.Add(operation);
                return;
            }
            pause = await Pause(pause);
        }
    }

    private async Task RunBatch(CancellationToken stop)
    {
        var pending = Enumerable.Range(0, random.Next(2, 20)).Select(_ => picker.Usage()).ToList();
        // The same key twice in one batch: one effect.
        if (random.Next(4) == 0)
            pending.Add(pending[0]);
        var pause = FirstPause;
        while (pending.Count > 0)
        {
            var attempts = await Service().TryBatch(pending);
            pending = [.. attempts
                .Where(attempt => attempt is { IsDefinite: false, Outcome: not Outcome.Unexpected })
                .Select(attempt => attempt.Operation)
                .Distinct()];
            if (pending.Count > 0 && stop.IsCancellationRequested)
            {
                pending.ForEach(open.Add);
                return;
            }
            if (pending.Count > 0)
                pause = await Pause(pause);
        }
    }

    // A usage may be tried again alone or in a batch: it is the same operation.
    private async Task<Attempt> Once(Operation operation) =>
        operation.Kind != OperationKind.Grant && random.Next(12) == 0
            ? (await Service().TryBatch([operation]))[0]
            : await Service().Try(operation);

    private async Task Again(Attempt attempt, Operation operation)
    {
        var chance = attempt.Outcome == Outcome.Acked ? 12 : 4;
        if (random.Next(chance) == 0)
            await Once(operation);
    }

    private BillingHttp Service() => services[random.Next(services.Count)];

    private static async Task<TimeSpan> Pause(TimeSpan pause)
    {
        await Task.Delay(pause);
        return pause * 2 < LongestPause ? pause * 2 : LongestPause;
    }
}
