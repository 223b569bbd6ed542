namespace Orleans.Runtime;

/// <summary>
/// A collection behind an interface. One that could cross as itself does; any other (what a collection expression
/// makes, for one) arrives as a plain collection with the same elements.
/// </summary>
internal abstract class CollectionInterfaceCodec<TInterface, TElement> : WireCodec<TInterface>
    where TInterface : class, IEnumerable<TElement>
{
    public override TInterface Cross(TInterface value, CrossContext context)
    {
        if (value is null)
        {
            return value!;
        }

        if (context.TryGet(value, out var copy))
        {
            return copy;
        }

        if (WireCodecs.TryForExact(value.GetType()) is { } codec)
        {
            return (TInterface)codec.CrossObject(value, context);
        }

        copy = Plain(value.Select(e => Wire<TElement>.CrossPart(e, context)));
        context.Remember(value, copy);
        return copy;
    }

    public override void Inspect(TInterface value)
    {
        if (value is not null && Wire<TElement>.NeedsInspection)
        {
            foreach (var element in value)
            {
                Wire<TElement>.InspectPart(element);
            }
        }
    }

    protected abstract TInterface Plain(IEnumerable<TElement> elements);
}

internal sealed class ReadOnlyListCodec<T> : CollectionInterfaceCodec<IReadOnlyList<T>, T>
{
    protected override IReadOnlyList<T> Plain(IEnumerable<T> elements) => elements.ToArray();
}

internal sealed class ReadOnlyCollectionCodec<T> : CollectionInterfaceCodec<IReadOnlyCollection<T>, T>
{
    protected override IReadOnlyCollection<T> Plain(IEnumerable<T> elements) => elements.ToArray();
}

internal sealed class ReadOnlyDictionaryCodec<TKey, TValue>
    : CollectionInterfaceCodec<IReadOnlyDictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override IReadOnlyDictionary<TKey, TValue> Plain(IEnumerable<KeyValuePair<TKey, TValue>> elements) =>
        new Dictionary<TKey, TValue>(elements);
}
