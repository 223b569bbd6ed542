using System.Collections.Immutable;

namespace Orleans.Standin.Tests.Wire;

public interface IWire : IGrainWithStringKey
{
    Task<Plain> Keep(Plain value);

    Task<Plain> Kept();

    Task<Frozen> EchoFrozen(Frozen value);

    Task<List<int>> EchoList(List<int> value);

    Task<IReadOnlyList<string>> EchoReadOnly(IReadOnlyList<string> value);

    Task<Everything> EchoEverything(Everything value);

    Task<Shape> EchoShape(Shape value);

    Task<Tree> EchoTree(Tree value);

    Task<Box<Plain>> EchoBox(Box<Plain> value);

    Task<string> TakeReference(IWire other);

    Task ThrowForeign();

    Task ThrowForeignInside();

    Task ThrowPostgres();

    Task ThrowAggregate();

    Task ThrowCancelled();

    Task ThrowMarked();

    Task ThrowArgument();
}

[GenerateSerializer]
public sealed class Plain
{
    [Id(0)]
    public string Name { get; set; } = "";

    [Id(1)]
    public List<int> Numbers { get; set; } = [];
}

[GenerateSerializer, Immutable]
public sealed record Frozen([property: Id(0)] string Name, [property: Id(1)] ImmutableArray<int> Numbers);

[GenerateSerializer]
public enum Colour
{
    Red,
    Blue,
}

[GenerateSerializer, Immutable]
public sealed record Everything
{
    [Id(0)] public bool Flag { get; init; }

    [Id(1)] public long? Maybe { get; init; }

    [Id(2)] public Int128 Big { get; init; }

    [Id(3)] public decimal Money { get; init; }

    [Id(4)] public Guid Id { get; init; }

    [Id(5)] public DateTimeOffset At { get; init; }

    [Id(6)] public TimeSpan For { get; init; }

    [Id(7)] public Colour Colour { get; init; }

    [Id(8)] public Colour? MaybeColour { get; init; }

    [Id(9)] public ImmutableDictionary<string, ImmutableArray<Int128>> Table { get; init; } =
        ImmutableDictionary<string, ImmutableArray<Int128>>.Empty;

    [Id(10)] public (int Left, string Right) Pair { get; init; }

    [Id(11)] public Point Where { get; init; }

    [Id(12)] public IReadOnlyList<Frozen> Children { get; init; } = [];

    [Id(13)] public byte[] Bytes { get; init; } = [];

    [Id(14)] public HashSet<string> Set { get; init; } = [];
}

[GenerateSerializer]
public readonly record struct Point([property: Id(0)] int X, [property: Id(1)] int Y);

[GenerateSerializer]
public abstract record Shape
{
    [Id(0)]
    public string Name { get; init; } = "";
}

[GenerateSerializer]
public sealed record Circle([property: Id(0)] int Radius) : Shape;

public sealed record Secret(int Value) : Shape;

[GenerateSerializer]
public sealed class Tree
{
    [Id(0)]
    public Tree? Left { get; set; }

    [Id(1)]
    public Tree? Right { get; set; }
}

[GenerateSerializer]
public sealed class Box<T>
{
    [Id(0)]
    public T Content { get; set; } = default!;
}

public sealed class ForeignException(string message) : Exception(message);

[GenerateSerializer]
public sealed class MarkedException(string message, int code) : Exception(message)
{
    [Id(0)]
    public int Code { get; } = code;
}
