using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Orleans.Standin.Tests.Activations;

public sealed class ActivationTests
{
    [Fact]
    public async Task A_failed_activation_fails_the_calls_that_wait_and_the_next_call_tries_anew()
    {
        await using var cluster = await LifeCluster.StartAsync();
        cluster.Silo.ServiceProvider.GetRequiredService<Failures>().Plan(1);
        var grain = cluster.Grain<ILifeGrain>("fails");
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(grain.Instance);
        Assert.Equal("not yet", thrown.Message);
        await grain.Instance();
        Assert.Equal(["activates", "disposed", "activates"], cluster.NotesOf("fails"));
    }

    [Fact]
    public async Task A_grain_that_cannot_be_constructed_fails_its_calls()
    {
        await using var cluster = await ProbedCluster.StartAsync();
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(cluster.Grain<IUnbuildable>().Ping);
        Assert.Contains(nameof(UnbuildableGrain), thrown.Message, StringComparison.Ordinal);
        Assert.Equal("cannot be built", thrown.InnerException!.Message);
    }

    [Fact]
    public async Task Deactivating_on_idle_gives_later_requests_to_a_new_activation()
    {
        await using var cluster = await LifeCluster.StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        var first = await grain.Instance();
        await grain.Leave();
        Assert.NotEqual(first, await grain.Instance());
        Assert.Equal(
            ["activates", "deactivates: ApplicationRequested", "disposed", "activates"], cluster.NotesOf("it"));
    }

    [Fact]
    public async Task A_deactivation_waits_for_what_runs_and_hands_on_what_waits()
    {
        await using var cluster = await LifeCluster.StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        var running = grain.Hold();
        await cluster.Probe.Signalled("it entered");
        var gone = cluster.Orleans.DeactivateAsync(grain);
        var queued = grain.Instance();
        cluster.Probe.Signal("it may leave");
        await Task.WhenAll(running, gone, queued);
        Assert.Equal(
            ["activates", "left", "deactivates: ApplicationRequested", "disposed", "activates"], cluster.NotesOf("it"));
    }

    [Fact]
    public async Task An_escaped_inconsistent_state_deactivates_the_grain()
    {
        await using var cluster = await LifeCluster.StartAsync();
        var grain = cluster.Grain<ILifeGrain>("it");
        var first = await grain.Instance();
        await Assert.ThrowsAsync<InconsistentStateException>(grain.FailInconsistently);
        Assert.NotEqual(first, await grain.Instance());
        Assert.Contains("deactivates: ApplicationError", cluster.NotesOf("it"));
    }

    [Fact]
    public async Task Each_activation_has_a_scope_of_services_with_keyed_ones_among_them()
    {
        await using var cluster = await LifeCluster.StartAsync();
        var one = await cluster.Grain<ILifeGrain>("one").Injected();
        var again = await cluster.Grain<ILifeGrain>("one").Injected();
        var other = await cluster.Grain<ILifeGrain>("other").Injected();
        Assert.StartsWith("the left one ", one, StringComparison.Ordinal);
        Assert.Equal(one, again);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public async Task An_interface_without_a_class_is_refused()
    {
        await using var cluster = await ProbedCluster.StartAsync();
        Assert.Throws<ArgumentException>(() => cluster.Grain<INobody>());
    }

    [Fact]
    public async Task An_interface_with_two_classes_needs_a_prefix()
    {
        await using var cluster = await ProbedCluster.StartAsync();
        Assert.Throws<ArgumentException>(() => cluster.Grain<ITwice>());
        var second = cluster.Client.GetGrain<ITwice>("key", "Orleans.Standin.Tests.Activations.Second");
        Assert.Equal("second", await second.Name());
    }

    [Fact]
    public async Task A_class_of_the_interface_is_a_grain_class_even_where_it_is_no_grain()
    {
        await using var cluster = await ProbedCluster.StartAsync();
        Assert.Throws<ArgumentException>(() => cluster.Grain<IImitated>());
    }
}
