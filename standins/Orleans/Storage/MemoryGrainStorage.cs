using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in memory, as text, so that nobody shares an object with the store.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), (long Version, byte[] Payload)> _states = new();
    private readonly Lock _lock = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var exists = _states.TryGetValue((stateName, grainId), out var stored);
        grainState.State = StateText.Read<T>(exists ? stored.Payload : null);
        grainState.ETag = exists ? TagOf(stored.Version) : null;
        grainState.RecordExists = exists;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = StateText.Write(grainState.State);
        lock (_lock)
        {
            CheckTag(stateName, grainId, grainState.ETag);
            _states[(stateName, grainId)] = (++_version, payload);
            grainState.ETag = TagOf(_version);
        }

        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
        {
            CheckTag(stateName, grainId, grainState.ETag);
            _states.TryRemove((stateName, grainId), out _);
        }

        grainState.State = StateText.Initial<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    private static string TagOf(long version) => version.ToString(CultureInfo.InvariantCulture);

    private void CheckTag(string stateName, GrainId grainId, string? tag)
    {
        var stored = _states.TryGetValue((stateName, grainId), out var state) ? TagOf(state.Version) : null;
        if (stored != tag)
        {
            throw new InconsistentStateException($"{stateName} of {grainId} has changed.", stored!, tag!);
        }
    }
}
