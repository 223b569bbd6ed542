using Billing.Contracts.Health;

namespace Billing.Silo.Cluster;

/// <summary>Asks silos, chosen at random, whether they reach the store.</summary>
internal static class StoreProbes
{
    // With two silos, all of these go to the same one once in a hundred times; the next round asks again.
    private const int AtOnce = 8;

    /// <summary>Whether one of them does, within the given time.</summary>
    public static async Task<bool> Any(IGrainFactory grains, TimeSpan patience, TimeProvider clock)
    {
        var asked = Enumerable.Range(0, AtOnce).Select(_ => Ask(grains)).ToList();
        using var late = new CancellationTokenSource(patience, clock);
        try
        {
            await foreach (var answered in Task.WhenEach(asked).WithCancellation(late.Token))
            {
                if (await answered)
                    return true;
            }
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // Whoever answers after this is of no use.
        }
        return false;
    }

    // Each key is a grain of its own, placed anywhere.
    private static async Task<bool> Ask(IGrainFactory grains)
    {
        try
        {
            return await grains.GetGrain<IStoreProbeGrain>(Guid.NewGuid().ToString("N")).ReachesStore();
        }
        catch (Exception fault) when (fault is TimeoutException or Orleans.Runtime.OrleansException)
        {
            return false;
        }
    }
}
