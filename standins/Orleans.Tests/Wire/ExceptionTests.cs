using Microsoft.Extensions.Logging;
using Orleans.Serialization;

namespace Orleans.Standin.Tests.Wire;

public sealed class ExceptionTests : IAsyncLifetime, IDisposable
{
    private const string ForeignEvent = "ForeignExceptionCrossedGrainCall";

    private readonly LogRecorder _log = new();
    private ProbedCluster _cluster = null!;
    private IWire _grain = null!;

    public async Task InitializeAsync()
    {
        _cluster = await ProbedCluster.StartAsync(silo => silo.ConfigureLogging(l => l.AddProvider(_log)));
        _grain = _cluster.Grain<IWire>();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_foreign_exception_arrives_as_a_missing_codec()
    {
        var thrown = await Assert.ThrowsAsync<CodecNotFoundException>(_grain.ThrowForeign);
        Assert.Contains(typeof(ForeignException).FullName!, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_exception_inside_another_does_not_cross_either()
    {
        var thrown = await Assert.ThrowsAsync<CodecNotFoundException>(_grain.ThrowForeignInside);
        Assert.Contains(typeof(ForeignException).FullName!, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_database_driver_does_not_cross() =>
        await Assert.ThrowsAsync<CodecNotFoundException>(_grain.ThrowPostgres);

    [Fact]
    public async Task A_foreign_exception_is_logged_as_an_error()
    {
        await Assert.ThrowsAsync<CodecNotFoundException>(_grain.ThrowForeign);
        Assert.Single(_log.Entries, e => e is { Level: LogLevel.Error, Event: ForeignEvent });
    }

    [Fact]
    public async Task Several_exceptions_in_one_arrive_together()
    {
        var thrown = await Assert.ThrowsAsync<AggregateException>(_grain.ThrowAggregate);
        Assert.Equal(["one", "two"], thrown.InnerExceptions.Select(e => e.Message));
        Assert.StartsWith("several", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_in_the_grain_arrives_as_one() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(_grain.ThrowCancelled);

    [Fact]
    public async Task A_marked_exception_arrives_with_what_it_carries()
    {
        var thrown = await Assert.ThrowsAsync<MarkedException>(_grain.ThrowMarked);
        Assert.Equal(("marked", 42), (thrown.Message, thrown.Code));
        Assert.DoesNotContain(_log.Entries, e => e.Event == ForeignEvent);
    }

    [Fact]
    public async Task A_system_exception_arrives_with_its_type_and_message()
    {
        var thrown = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(_grain.ThrowArgument);
        Assert.StartsWith("out of range", thrown.Message, StringComparison.Ordinal);
    }
}
