using Orleans.Configuration;

namespace Orleans.Standin.Tests.Calls;

public sealed class TimeoutTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_call_chain_that_comes_back_to_a_busy_grain_times_out()
    {
        await using var cluster = await StartAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => cluster.Grain<ICalls>().CallSelf());
    }

    [Fact]
    public async Task The_work_of_a_call_that_timed_out_goes_on()
    {
        await using var cluster = await StartAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => cluster.Grain<ICalls>().Hold("it"));
        cluster.Probe.Signal("it may leave");
        await cluster.Probe.Signalled("it left");
    }

    [Fact]
    public async Task A_method_may_have_a_response_timeout_of_its_own()
    {
        await using var cluster = await ProbedCluster.StartAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => cluster.Grain<ICalls>().HoldBriefly("it"));
        cluster.Probe.Signal("it may leave");
    }

    [Fact]
    public async Task A_request_that_has_not_begun_when_its_caller_gives_up_never_runs()
    {
        await using var cluster = await StartAsync();
        var grain = cluster.Grain<ICalls>();
        var first = grain.Hold("it");
        await cluster.Probe.Signalled("it entered");
        await Assert.ThrowsAsync<TimeoutException>(() => grain.Pass("too late"));
        cluster.Probe.Signal("it may leave");
        await cluster.Probe.Signalled("it left");
        await grain.Pass("in time");
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        Assert.Equal(["in time"], cluster.Probe.Notes);
    }

    [Fact]
    public async Task A_full_grain_refuses_further_requests()
    {
        await using var cluster = await ProbedCluster.StartAsync(
            silo => silo.Configure<SiloMessagingOptions>(o => o.MaxEnqueuedRequestsHardLimit = 3));
        var grain = cluster.Grain<ICalls>();
        var calls = new List<Task> { grain.Hold("it") };
        await cluster.Probe.Signalled("it entered");
        calls.AddRange(Enumerable.Range(0, 10).Select(i => grain.Pass($"{i}")));
        await Eventually.True(() => calls.Count(c => c.IsFaulted) == 7, TimeSpan.FromSeconds(10));
        cluster.Probe.Signal("it may leave");
        foreach (var call in calls.Where(c => c.IsFaulted))
        {
            await Assert.ThrowsAsync<LimitExceededException>(() => call);
        }

        await Task.WhenAll(calls.Where(c => !c.IsFaulted));
        await grain.Pass("room again");
    }

    private static Task<ProbedCluster> StartAsync() => ProbedCluster.StartAsync(
        silo => silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = Short),
        client: client => client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = Short));
}
