using Orleans.Storage;

namespace Orleans.Standin.Tests.Storage;

/// <summary>What every grain storage must do.</summary>
public abstract class StorageContract
{
    private readonly GrainId _grain = GrainId.Create("thing", Guid.NewGuid().ToString("N"));

    [Fact]
    public async Task A_state_never_stored_reads_as_new()
    {
        var state = await ReadAsync();
        Assert.False(state.RecordExists);
        Assert.Null(state.ETag);
        Assert.Equal(new Thing(), state.State);
    }

    [Fact]
    public async Task A_written_state_is_read_back()
    {
        var storage = await StorageAsync();
        var written = new GrainState<Thing>(new Thing { Name = "with \0 and \"quotes\"", Count = 3 });
        await storage.WriteStateAsync("it", _grain, written);
        var read = await ReadAsync();
        Assert.True(written.RecordExists && read.RecordExists);
        Assert.Equal(written.State, read.State);
        Assert.Equal(written.ETag, read.ETag);
        Assert.NotSame(written.State, read.State);
    }

    [Fact]
    public async Task Each_write_moves_the_tag_and_an_old_tag_is_refused()
    {
        var storage = await StorageAsync();
        var mine = new GrainState<Thing>(new Thing { Count = 1 });
        await storage.WriteStateAsync("it", _grain, mine);
        var theirs = await ReadAsync();
        await storage.WriteStateAsync("it", _grain, mine);
        Assert.NotEqual(theirs.ETag, mine.ETag);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("it", _grain, theirs));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("it", _grain, theirs));
    }

    [Fact]
    public async Task Of_two_first_writes_one_wins()
    {
        var storage = await StorageAsync();
        var writes = Enumerable.Range(0, 8)
            .Select(i => new GrainState<Thing>(new Thing { Count = i }))
            .Select(state => Task.Run(() => storage.WriteStateAsync("it", _grain, state)))
            .ToArray();
        await Assert.ThrowsAsync<InconsistentStateException>(() => Task.WhenAll(writes));
        Assert.Equal(1, writes.Count(w => w.IsCompletedSuccessfully));
        Assert.All(
            writes.Where(w => w.IsFaulted),
            w => Assert.IsType<InconsistentStateException>(w.Exception!.InnerException));
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_can_be_written_again()
    {
        var storage = await StorageAsync();
        var state = new GrainState<Thing>(new Thing { Count = 1 });
        await storage.WriteStateAsync("it", _grain, state);
        await storage.ClearStateAsync("it", _grain, state);
        Assert.False(state.RecordExists);
        Assert.Equal(new Thing(), (await ReadAsync()).State);
        state.State = new Thing { Count = 2 };
        await storage.WriteStateAsync("it", _grain, state);
        Assert.Equal(2, (await ReadAsync()).State.Count);
    }

    [Fact]
    public async Task States_of_other_names_and_grains_are_others()
    {
        var storage = await StorageAsync();
        var another = GrainId.Create("thing", $"{_grain.Key}2");
        await storage.WriteStateAsync("it", _grain, new GrainState<Thing>(new Thing { Count = 1 }));
        await storage.WriteStateAsync("other", _grain, new GrainState<Thing>(new Thing { Count = 2 }));
        await storage.WriteStateAsync("it", another, new GrainState<Thing>(new Thing { Count = 3 }));
        Assert.Equal(1, (await ReadAsync()).State.Count);
    }

    protected abstract Task<IGrainStorage> StorageAsync();

    private async Task<GrainState<Thing>> ReadAsync()
    {
        var state = new GrainState<Thing>();
        await (await StorageAsync()).ReadStateAsync("it", _grain, state);
        return state;
    }
}

/// <summary>A state.</summary>
[GenerateSerializer]
public sealed record Thing
{
    [Id(0)]
    public string Name { get; init; } = "";

    [Id(1)]
    public int Count { get; init; }
}
