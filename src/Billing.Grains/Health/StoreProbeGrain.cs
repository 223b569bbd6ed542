using Billing.Contracts.Health;
using Billing.Grains.Journal;
using Orleans.Placement;

namespace Billing.Grains.Health;

/// <summary>Lives for one question. Placed at random: it is to find out about any silo, not about the least busy one.</summary>
[RandomPlacement]
public sealed class StoreProbeGrain(IJournal journal) : Grain, IStoreProbeGrain
{
    /// <inheritdoc/>
    public Task<bool> ReachesStore()
    {
        DeactivateOnIdle();
        return journal.ReachesStore();
    }
}
