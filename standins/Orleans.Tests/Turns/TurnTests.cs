namespace Orleans.Standin.Tests.Turns;

public sealed class TurnTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const string PlainGrain = "Orleans.Standin.Tests.Turns.TurnsGrain";

    private readonly ProbedCluster _cluster = fixture.Cluster;

    public static AsyncLocal<string?> CallersOwn { get; } = new();

    [Fact]
    public async Task A_key_has_one_activation_however_many_callers_come_at_once()
    {
        var key = Guid.NewGuid().ToString("N");
        var calls = Enumerable.Range(0, 200).Select(_ => Task.Run(() => Plain(key).Instance()));
        Assert.Single((await Task.WhenAll(calls)).Distinct());
    }

    [Fact]
    public async Task Two_keys_have_two_activations() =>
        Assert.NotEqual(await Plain().Instance(), await Plain().Instance());

    [Fact]
    public async Task Two_turns_of_a_plain_grain_never_run_at_once()
    {
        var grain = Plain();
        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => grain.CountSlowly(20))));
        Assert.Equal(1000, counts.Max());
    }

    [Fact]
    public async Task Two_turns_of_a_reentrant_grain_never_run_at_once()
    {
        var grain = _cluster.Grain<IReentrantTurns>();
        var counts = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => grain.CountSlowly(20))));
        Assert.Equal(1000, counts.Max());
    }

    [Fact]
    public async Task Every_continuation_comes_back_to_the_scheduler_of_its_grain() =>
        Assert.True(await Plain().StaysOnItsScheduler());

    [Fact]
    public async Task Requests_to_a_plain_grain_do_not_interleave()
    {
        var (key, grain) = NewPlain();
        var first = grain.Hold(key);
        await _cluster.Probe.Signalled($"{key} entered");
        var second = grain.Pass(key);
        _cluster.Probe.Signal($"{key} may leave");
        await Task.WhenAll(first, second);
        Assert.Equal([$"{key} left", $"{key} passed"], NotesOf(key));
    }

    [Fact]
    public async Task A_reentrant_grain_takes_another_request_at_an_await()
    {
        var key = Guid.NewGuid().ToString("N");
        var grain = _cluster.Grain<IReentrantTurns>(key);
        var first = grain.Hold(key);
        await _cluster.Probe.Signalled($"{key} entered");
        await grain.Pass(key);
        _cluster.Probe.Signal($"{key} may leave");
        await first;
        Assert.Equal([$"{key} passed", $"{key} left"], NotesOf(key));
    }

    [Fact]
    public async Task A_method_that_always_interleaves_does_not_wait()
    {
        var (key, grain) = NewPlain();
        var first = grain.Hold(key);
        await _cluster.Probe.Signalled($"{key} entered");
        await grain.Interrupt(key);
        _cluster.Probe.Signal($"{key} may leave");
        await first;
        Assert.Equal([$"{key} passed", $"{key} left"], NotesOf(key));
    }

    [Fact]
    public async Task Readers_interleave_with_each_other_and_pass_a_waiting_writer()
    {
        var (key, grain) = NewPlain();
        var reader = grain.HoldReading(key);
        await _cluster.Probe.Signalled($"{key} entered");
        var writer = grain.Pass($"{key} writer");
        await grain.Read($"{key} reader");
        Assert.False(writer.IsCompleted);
        _cluster.Probe.Signal($"{key} may leave");
        await Task.WhenAll(reader, writer);
        Assert.Equal([$"{key} reader passed", $"{key} left", $"{key} writer passed"], NotesOf(key));
    }

    [Fact]
    public async Task A_reader_waits_for_a_writer()
    {
        var (key, grain) = NewPlain();
        var writer = grain.Hold(key);
        await _cluster.Probe.Signalled($"{key} entered");
        var reader = grain.Read(key);
        _cluster.Probe.Signal($"{key} may leave");
        await Task.WhenAll(reader, writer);
        Assert.Equal([$"{key} left", $"{key} passed"], NotesOf(key));
    }

    [Fact]
    public async Task When_the_first_of_two_readers_leaves_a_writer_enters_beside_the_second()
    {
        var (key, grain) = NewPlain();
        var first = grain.HoldReading($"{key} first");
        await _cluster.Probe.Signalled($"{key} first entered");
        var second = grain.HoldReading($"{key} second");
        await _cluster.Probe.Signalled($"{key} second entered");
        var writer = grain.Pass($"{key} writer");
        _cluster.Probe.Signal($"{key} first may leave");
        await Task.WhenAll(first, writer);
        _cluster.Probe.Signal($"{key} second may leave");
        await second;
        Assert.Equal([$"{key} first left", $"{key} writer passed", $"{key} second left"], NotesOf(key));
    }

    [Fact]
    public async Task Ambient_values_reach_a_grain_neither_from_its_caller_nor_from_an_earlier_request()
    {
        CallersOwn.Value = "the caller's";
        var grain = Plain();
        await grain.LeakAmbient();
        Assert.Null(await grain.Ambient());
    }

    private ITurns Plain(string? key = null) =>
        _cluster.Client.GetGrain<ITurns>(key ?? Guid.NewGuid().ToString("N"), PlainGrain);

    private (string Key, ITurns Grain) NewPlain()
    {
        var key = Guid.NewGuid().ToString("N");
        return (key, Plain(key));
    }

    private string[] NotesOf(string key) =>
        [.. _cluster.Probe.Notes.Where(n => n.StartsWith(key, StringComparison.Ordinal))];
}
