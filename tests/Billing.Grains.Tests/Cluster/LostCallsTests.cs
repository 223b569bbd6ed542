using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Silo.Cluster;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Messaging;

namespace Billing.Grains.Tests.Cluster;

/// <summary>A call whose silo is lost is made again; what its caller hears at last is true of all attempts.</summary>
public sealed class LostCallsTests
{
    private static readonly Exception NotConnected = new ConnectionFailedException("Connection refused");
    private static readonly Exception DirectoryMoves = new OrleansException("not stable to perform the lookup");
    private static readonly Exception Refused = (Exception)Activator.CreateInstance(
        typeof(OrleansMessageRejectionException), BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance, null,
        ["refused"], null)!;

    [Fact]
    public async Task A_call_that_meets_a_directory_on_the_move_is_made_again()
    {
        var calls = new Calls(DirectoryMoves, new SiloUnavailableException("gone"), Refused, NotConnected);

        await calls.Run();

        Assert.Equal(5, calls.Made);
    }

    [Fact]
    public async Task A_refusal_after_an_attempt_that_may_have_run_leaves_it_in_doubt()
    {
        var lost = new TimeoutException("no answer");
        var calls = new Calls([lost, .. Enumerable.Repeat(Refused, 1_000)]);

        Assert.Same(lost, await Record.ExceptionAsync(calls.Run));
    }

    [Fact]
    public async Task A_silo_that_is_too_busy_after_an_attempt_that_may_have_run_leaves_it_in_doubt()
    {
        var lost = new TimeoutException("no answer");

        Assert.Same(lost, await Record.ExceptionAsync(new Calls(lost, new LimitExceededException("too much")).Run));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_grain_that_wrote_nothing_does_not_speak_for_an_attempt_that_may_have_run(bool batch)
    {
        var lost = new TimeoutException("no answer");
        var away = new MutationReply(new ErrorReply(ErrorCodes.StorageUnavailable, "away"), null, false, null);
        object reply = batch ? ImmutableArray.Create(away) : away;

        Assert.Same(lost, await Record.ExceptionAsync(new Calls(lost) { Result = reply }.Run));
        Assert.Null(await Record.ExceptionAsync(new Calls { Result = reply }.Run));
        Assert.Null(await Record.ExceptionAsync(new Calls(NotConnected) { Result = reply }.Run));
    }

    [Fact]
    public async Task A_silo_that_cannot_be_reached_has_run_nothing() => Assert.Same(
        NotConnected, await Record.ExceptionAsync(new Calls([.. Enumerable.Repeat(NotConnected, 1_000)]).Run));

    [Fact]
    public async Task A_call_that_is_only_ever_refused_ends_as_refused() =>
        Assert.Same(Refused, await Record.ExceptionAsync(new Calls([.. Enumerable.Repeat(Refused, 1_000)]).Run));

    [Fact]
    public async Task A_fault_of_the_grain_is_nobody_elses()
    {
        var calls = new Calls(new InvalidOperationException("a bug"));

        await Assert.ThrowsAsync<InvalidOperationException>(calls.Run);
        Assert.Equal(1, calls.Made);
    }

    // A call that fails in these ways, one attempt after the other, and then succeeds.
    private sealed class Calls(params Exception[] faults)
    {
        public int Made { get; private set; }

        public object? Result { get; init; }

        public Task Run()
        {
            var context = DispatchProxy.Create<IOutgoingGrainCallContext, Context>();
            ((Context)(object)context).Result = Result;
            ((Context)(object)context).Invoked = () =>
                ++Made <= faults.Length ? Task.FromException(faults[Made - 1]) : Task.CompletedTask;
            var settings = new ClusterSettings { CallTimeoutMs = 10_000 };
            return new LostCalls(settings, new HastyClock(), NullLogger<LostCalls>.Instance).Invoke(context);
        }
    }

    // The interface has members that only one of the two package sets knows.
    [SuppressMessage("Performance", "CA1852", Justification = "The proxy derives from it at run time.")]
    private class Context : DispatchProxy
    {
        public Func<Task> Invoked { get; set; } = () => Task.CompletedTask;

        public object? Result { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
        {
            "Invoke" => Invoked(),
            "get_MethodName" => "Use",
            "get_Result" => Result,
            var other => throw new NotSupportedException(other),
        };
    }

    // Whoever waits goes on at once, and it is later.
    private sealed class HastyClock : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Add(ref _ticks, Math.Max(0, dueTime.Ticks));
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
