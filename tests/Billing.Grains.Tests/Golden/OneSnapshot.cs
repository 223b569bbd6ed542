using Billing.Grains.Accounts;
using Orleans.Storage;

namespace Billing.Grains.Tests.Golden;

/// <summary>Grain storage that holds one snapshot.</summary>
internal sealed class OneSnapshot(AccountSnapshot snapshot) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        grainState.State = (T)(object)snapshot;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("Recovery writes no snapshot.");

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        throw new NotSupportedException("Recovery clears no snapshot.");
}
