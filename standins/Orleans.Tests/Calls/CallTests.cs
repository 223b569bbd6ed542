namespace Orleans.Standin.Tests.Calls;

public sealed class CallTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly ProbedCluster _cluster = fixture.Cluster;

    [Fact]
    public async Task Arguments_and_answers_arrive()
    {
        var grain = _cluster.Grain<ICalls>();
        Assert.Equal("hello", await grain.Echo("hello"));
        Assert.Equal(5, await grain.Add(2, 3));
        await grain.Pause();
    }

    [Fact]
    public async Task A_method_may_have_more_than_seven_arguments() => Assert.Equal(
        $"1 2 three True 5 {Guid.Empty} 2026 0.5 x",
        await _cluster.Grain<ICalls>().Nine(1, 2, "three", true, 5m, Guid.Empty, new DateTime(2026, 1, 1), 0.5, 'x'));

    [Fact]
    public async Task A_grains_exception_is_thrown_at_its_caller_with_type_message_and_place()
    {
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => _cluster.Grain<ICalls>().Fail("no"));
        Assert.Equal("no", thrown.Message);
        Assert.Contains(nameof(CallsGrain), thrown.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_before_the_first_await_comes_the_same_way() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => _cluster.Grain<ICalls>().FailAtOnce());

    [Fact]
    public async Task A_cancelled_caller_stops_waiting_and_the_grain_is_told()
    {
        var name = Guid.NewGuid().ToString("N");
        using var cancellation = new CancellationTokenSource();
        var call = _cluster.Grain<ICalls>().WaitForCancellation(name, cancellation.Token);
        await _cluster.Probe.Signalled($"{name} entered");
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _cluster.Probe.Signalled($"{name} cancelled");
    }

    [Fact]
    public async Task References_of_one_grain_are_equal_and_know_its_key()
    {
        var left = _cluster.Grain<ICalls>("the key");
        var right = _cluster.Grain<ICalls>("the key");
        await left.Pause();
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.Equal("the key", left.GetPrimaryKeyString());
        Assert.Equal("calls/the key", left.GetGrainId().ToString());
        Assert.NotEqual(left, _cluster.Grain<ICalls>("another"));
    }

    [Fact]
    public async Task A_reference_comes_from_the_names_that_another_tells()
    {
        var first = (GrainReference)_cluster.Grain<ICalls>("one");
        var id = GrainId.Create(first.GrainId.Type, "two");
        var second = (ICalls)_cluster.Client.GetGrain(id, first.InterfaceType);
        Assert.Equal(_cluster.Grain<ICalls>("two"), second);
        Assert.Equal("said", await second.Echo("said"));
    }

    [Fact]
    public void A_key_of_nothing_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => _cluster.Client.GetGrain<ICalls>(" "));
}
