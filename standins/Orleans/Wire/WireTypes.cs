using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;

namespace Orleans.Runtime;

/// <summary>What a type is to a wire.</summary>
internal enum WireKind
{
    Refused,
    Leaf,
    Nullable,
    Fields,
    Array,
    Collection,
    ImmutableCollection,
    CollectionInterface,
    GrainReference,
    Record,
}

/// <summary>Sorts types into what can cross a wire and what cannot.</summary>
internal static class WireTypes
{
    private static readonly HashSet<Type> Leaves =
    [
        typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint),
        typeof(long), typeof(ulong), typeof(Int128), typeof(UInt128), typeof(BigInteger), typeof(Half), typeof(float),
        typeof(double), typeof(decimal), typeof(char), typeof(string), typeof(Guid), typeof(DateTime),
        typeof(DateTimeOffset), typeof(TimeSpan), typeof(DateOnly), typeof(TimeOnly), typeof(Uri), typeof(Version),
        typeof(CancellationToken), typeof(GrainId), typeof(GrainType), typeof(IdSpan), typeof(Nothing),
    ];

    private static readonly Dictionary<Type, WireKind> Generics = new()
    {
        [typeof(List<>)] = WireKind.Collection,
        [typeof(Dictionary<,>)] = WireKind.Collection,
        [typeof(HashSet<>)] = WireKind.Collection,
        [typeof(ImmutableArray<>)] = WireKind.ImmutableCollection,
        [typeof(ImmutableList<>)] = WireKind.ImmutableCollection,
        [typeof(ImmutableDictionary<,>)] = WireKind.ImmutableCollection,
        [typeof(ImmutableHashSet<>)] = WireKind.ImmutableCollection,
        [typeof(IReadOnlyList<>)] = WireKind.CollectionInterface,
        [typeof(IReadOnlyCollection<>)] = WireKind.CollectionInterface,
        [typeof(IReadOnlyDictionary<,>)] = WireKind.CollectionInterface,
        [typeof(Nullable<>)] = WireKind.Nullable,
        [typeof(KeyValuePair<,>)] = WireKind.Fields,
    };

    private static readonly ConcurrentDictionary<Type, WireKind> Known = new();

    public static WireKind KindOf(Type type) => Known.GetOrAdd(type, Sort);

    public static bool IsImmutable(Type type) => type.IsDefined(typeof(ImmutableAttribute), inherit: false);

    /// <summary>The types of the parts of a value of this type.</summary>
    public static IEnumerable<Type> PartsOf(Type type) => KindOf(type) switch
    {
        WireKind.Array => [type.GetElementType()!],
        WireKind.Nullable or WireKind.Collection or WireKind.ImmutableCollection or WireKind.CollectionInterface =>
            type.GetGenericArguments(),
        WireKind.Fields or WireKind.Record => WireFields.Of(type).Select(f => f.FieldType),
        _ => [],
    };

    private static WireKind Sort(Type type)
    {
        if (Leaves.Contains(type) || type.IsEnum)
        {
            return WireKind.Leaf;
        }

        if (type.IsSZArray)
        {
            return WireKind.Array;
        }

        if (type.IsGenericType && Generics.TryGetValue(type.GetGenericTypeDefinition(), out var kind))
        {
            return kind;
        }

        if (type.IsValueType && type.FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal))
        {
            return WireKind.Fields;
        }

        if (type.IsInterface)
        {
            return typeof(IAddressable).IsAssignableFrom(type) ? WireKind.GrainReference : WireKind.Refused;
        }

        var marked = type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false);
        return marked && !typeof(Exception).IsAssignableFrom(type) ? WireKind.Record : WireKind.Refused;
    }
}
