using Npgsql;

namespace Orleans.Standin.Tests.Wire;

public sealed class WireGrain : Grain, IWire
{
    private Plain _kept = new();

    public Task<Plain> Keep(Plain value) => Task.FromResult(_kept = value);

    public Task<Plain> Kept() => Task.FromResult(_kept);

    public Task<Frozen> EchoFrozen(Frozen value) => Task.FromResult(value);

    public Task<List<int>> EchoList(List<int> value) => Task.FromResult(value);

    public Task<IReadOnlyList<string>> EchoReadOnly(IReadOnlyList<string> value) => Task.FromResult(value);

    public Task<Everything> EchoEverything(Everything value) => Task.FromResult(value);

    public Task<Shape> EchoShape(Shape value) => Task.FromResult(value);

    public Task<Tree> EchoTree(Tree value) => Task.FromResult(value);

    public Task<Box<Plain>> EchoBox(Box<Plain> value) => Task.FromResult(value);

    public Task<string> TakeReference(IWire other) => Task.FromResult(other.GetPrimaryKeyString());

    public Task ThrowForeign() => throw new ForeignException("from afar");

    public Task ThrowForeignInside() =>
        throw new InvalidOperationException("outer", new ForeignException("from afar"));

    public Task ThrowPostgres() => throw new PostgresException("duplicate", "ERROR", "ERROR", "23505");

    public Task ThrowAggregate() =>
        throw new AggregateException("several", new IOException("one"), new TimeoutException("two"));

    public Task ThrowCancelled() => throw new OperationCanceledException("stopped");

    public Task ThrowMarked() => throw new MarkedException("marked", 42);

    public Task ThrowArgument() => throw new ArgumentOutOfRangeException("it", "out of range");
}
