namespace Billing.Contracts.Health;

/// <summary>Tells whether the silo that it happens to be on reaches the store. Any key: each is placed anew.</summary>
[Alias("billing.IStoreProbeGrain")]
public interface IStoreProbeGrain : IGrainWithStringKey
{
    /// <summary>Asks the store; false where it does not answer.</summary>
    [Alias("ReachesStore")]
    Task<bool> ReachesStore();
}
