using System.Collections.Concurrent;
using System.Collections.Immutable;
using Orleans.Serialization;

namespace Orleans.Runtime;

/// <summary>Makes the codec of each type.</summary>
internal static class WireCodecs
{
    private static readonly Dictionary<Type, Type> Generics = new()
    {
        [typeof(Nullable<>)] = typeof(NullableCodec<>),
        [typeof(List<>)] = typeof(ListCodec<>),
        [typeof(HashSet<>)] = typeof(HashSetCodec<>),
        [typeof(Dictionary<,>)] = typeof(DictionaryCodec<,>),
        [typeof(ImmutableArray<>)] = typeof(ImmutableArrayCodec<>),
        [typeof(ImmutableList<>)] = typeof(ImmutableListCodec<>),
        [typeof(ImmutableHashSet<>)] = typeof(ImmutableHashSetCodec<>),
        [typeof(ImmutableDictionary<,>)] = typeof(ImmutableDictionaryCodec<,>),
        [typeof(IReadOnlyList<>)] = typeof(ReadOnlyListCodec<>),
        [typeof(IReadOnlyCollection<>)] = typeof(ReadOnlyCollectionCodec<>),
        [typeof(IReadOnlyDictionary<,>)] = typeof(ReadOnlyDictionaryCodec<,>),
    };

    private static readonly ConcurrentDictionary<Type, WireCodec?> Exact = new();

    /// <summary>The codec for values declared as this type.</summary>
    public static WireCodec Create(Type type) => WireTypes.KindOf(type) switch
    {
        WireKind.Record when type is { IsSealed: false, IsValueType: false } => Make(typeof(OpenClassCodec<>), type),
        WireKind.Record or WireKind.Fields => CreateExact(type),
        WireKind.Array => Make(typeof(ArrayCodec<>), type.GetElementType()!),
        WireKind.GrainReference => Make(typeof(GrainReferenceCodec<>), type),
        WireKind.Leaf => Make(typeof(LeafCodec<>), type),
        WireKind.Refused => throw new CodecNotFoundException(WireRules.FaultOf(type)!),
        _ => Make(Generics[type.GetGenericTypeDefinition()], type.GetGenericArguments()),
    };

    /// <summary>The codec for values that are exactly of this type; throws if they cannot cross.</summary>
    public static WireCodec ForExact(Type type) => TryForExact(type)
        ?? throw new CodecNotFoundException(WireRules.FaultOf(type) ?? $"Could not find a codec for type {type}.");

    public static WireCodec? TryForExact(Type type) => Exact.GetOrAdd(
        type,
        static t => WireRules.FaultOf(t) is not null ? null
            : WireTypes.KindOf(t) is WireKind.Record ? CreateExact(t)
            : Create(t));

    private static WireCodec CreateExact(Type type) =>
        Make(type.IsValueType ? typeof(StructCodec<>) : typeof(ClassCodec<>), type);

    private static WireCodec Make(Type codec, params Type[] types) =>
        (WireCodec)Activator.CreateInstance(codec.MakeGenericType(types))!;
}
