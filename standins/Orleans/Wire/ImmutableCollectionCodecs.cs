using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>A collection that never changes, but whose elements may.</summary>
internal abstract class ImmutableCollectionCodec<TCollection, TElement> : WireCodec<TCollection>
    where TCollection : IEnumerable<TElement>
{
    public override TCollection Cross(TCollection value, CrossContext context)
    {
        if (IsMissing(value))
        {
            return value;
        }

        if (Wire<TElement>.NeedsCopy)
        {
            return Rebuild(value, value.Select(e => Wire<TElement>.CrossPart(e, context)));
        }

        Inspect(value);
        return value;
    }

    public override void Inspect(TCollection value)
    {
        if (Wire<TElement>.NeedsInspection && !IsMissing(value))
        {
            foreach (var element in value)
            {
                Wire<TElement>.InspectPart(element);
            }
        }
    }

    protected virtual bool IsMissing(TCollection value) => value is null;

    protected abstract TCollection Rebuild(TCollection source, IEnumerable<TElement> elements);
}

internal sealed class ImmutableArrayCodec<T> : ImmutableCollectionCodec<ImmutableArray<T>, T>
{
    protected override bool IsMissing(ImmutableArray<T> value) => value.IsDefaultOrEmpty;

    protected override ImmutableArray<T> Rebuild(ImmutableArray<T> source, IEnumerable<T> elements) => [.. elements];
}

internal sealed class ImmutableListCodec<T> : ImmutableCollectionCodec<ImmutableList<T>, T>
{
    protected override ImmutableList<T> Rebuild(ImmutableList<T> source, IEnumerable<T> elements) => [.. elements];
}

internal sealed class ImmutableHashSetCodec<T> : ImmutableCollectionCodec<ImmutableHashSet<T>, T>
{
    protected override ImmutableHashSet<T> Rebuild(ImmutableHashSet<T> source, IEnumerable<T> elements) =>
        elements.ToImmutableHashSet(source.KeyComparer);
}

internal sealed class ImmutableDictionaryCodec<TKey, TValue>
    : ImmutableCollectionCodec<ImmutableDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override ImmutableDictionary<TKey, TValue> Rebuild(
        ImmutableDictionary<TKey, TValue> source, IEnumerable<KeyValuePair<TKey, TValue>> elements) =>
        elements.ToImmutableDictionary(source.KeyComparer, source.ValueComparer);
}
