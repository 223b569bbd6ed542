using System.Data.Common;
using System.Globalization;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>Keeps states in a table of PostgreSQL that is the stand-in's own.</summary>
internal sealed class AdoNetGrainStorage(string name, AdoNetGrainStorageOptions options)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private StateTable? _table;

    private StateTable Table => _table
        ?? throw new InvalidOperationException($"Grain storage '{name}' is used before the silo has started.");

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe<AdoNetGrainStorage>(options.InitStage, InitializeAsync);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = await Table.ReadAsync(stateName, grainId);
        grainState.State = StateText.Read<T>(stored?.Payload);
        grainState.ETag = TagOf(stored?.Version);
        grainState.RecordExists = stored is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var payload = StateText.Write(grainState.State);
        grainState.ETag = await ReplaceAsync(stateName, grainId, grainState.ETag, payload);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState);
            if (!grainState.RecordExists)
            {
                return;
            }
        }

        if (options.DeleteStateOnClear)
        {
            if (!await Table.DeleteAsync(stateName, grainId, VersionOf(grainState.ETag)!.Value))
            {
                throw Conflict(stateName, grainId, grainState.ETag);
            }

            grainState.ETag = null;
        }
        else
        {
            grainState.ETag = await ReplaceAsync(stateName, grainId, grainState.ETag, payload: null);
        }

        grainState.State = StateText.Initial<T>();
        grainState.RecordExists = false;
    }

    private static string? TagOf(long? version) => version?.ToString(CultureInfo.InvariantCulture);

    private static long? VersionOf(string? tag) => tag is null ? null : long.Parse(tag, CultureInfo.InvariantCulture);

    private static InconsistentStateException Conflict(string stateName, GrainId grainId, string? tag) =>
        new($"{stateName} of {grainId} is not at version {tag ?? "none"} any more.", "unknown", tag!);

    private async Task<string> ReplaceAsync(string stateName, GrainId grainId, string? tag, byte[]? payload)
    {
        var version = await Table.WriteAsync(stateName, grainId, VersionOf(tag), payload);
        return TagOf(version) ?? throw Conflict(stateName, grainId, tag);
    }

    private async Task InitializeAsync(CancellationToken cancellationToken)
    {
        if (options.Invariant != "Npgsql" || string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new OrleansConfigurationException(
                $"Grain storage '{name}' needs a connection string, and the invariant 'Npgsql', "
                + "the only one the Orleans stand-in knows.");
        }

        _table = new StateTable(name, Factory(), options.ConnectionString);
        await _table.CreateAsync(cancellationToken);
    }

    private DbProviderFactory Factory()
    {
        var type = Type.GetType("Npgsql.NpgsqlFactory, Npgsql") ?? throw new OrleansConfigurationException(
            $"Grain storage '{name}' needs the assembly Npgsql beside the application.");
        return (DbProviderFactory)type.GetField("Instance")!.GetValue(null)!;
    }
}
