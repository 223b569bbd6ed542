namespace Orleans.Runtime;

/// <summary>A collection that is copied; null stays null, and one object stays one object.</summary>
internal abstract class MutableCollectionCodec<TCollection, TElement> : WireCodec<TCollection>
    where TCollection : class, IEnumerable<TElement>
{
    public override TCollection Cross(TCollection value, CrossContext context)
    {
        if (value is null)
        {
            return value!;
        }

        if (!context.TryGet(value, out var copy))
        {
            copy = Empty(value);
            context.Remember(value, copy);
            Fill(value, copy, context);
        }

        return copy;
    }

    public override void Inspect(TCollection value)
    {
        if (value is not null && Wire<TElement>.NeedsInspection)
        {
            foreach (var element in value)
            {
                Wire<TElement>.InspectPart(element);
            }
        }
    }

    protected abstract TCollection Empty(TCollection source);

    protected abstract void Fill(TCollection source, TCollection copy, CrossContext context);
}

internal sealed class ArrayCodec<T> : MutableCollectionCodec<T[], T>
{
    protected override T[] Empty(T[] source) => new T[source.Length];

    protected override void Fill(T[] source, T[] copy, CrossContext context)
    {
        for (var i = 0; i < source.Length; i++)
        {
            copy[i] = Wire<T>.CrossPart(source[i], context);
        }
    }
}

internal sealed class ListCodec<T> : MutableCollectionCodec<List<T>, T>
{
    protected override List<T> Empty(List<T> source) => new(source.Count);

    protected override void Fill(List<T> source, List<T> copy, CrossContext context)
    {
        foreach (var element in source)
        {
            copy.Add(Wire<T>.CrossPart(element, context));
        }
    }
}

internal sealed class HashSetCodec<T> : MutableCollectionCodec<HashSet<T>, T>
{
    protected override HashSet<T> Empty(HashSet<T> source) => new(source.Count, source.Comparer);

    protected override void Fill(HashSet<T> source, HashSet<T> copy, CrossContext context)
    {
        foreach (var element in source)
        {
            copy.Add(Wire<T>.CrossPart(element, context));
        }
    }
}

internal sealed class DictionaryCodec<TKey, TValue>
    : MutableCollectionCodec<Dictionary<TKey, TValue>, KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    protected override Dictionary<TKey, TValue> Empty(Dictionary<TKey, TValue> source) =>
        new(source.Count, source.Comparer);

    protected override void Fill(
        Dictionary<TKey, TValue> source, Dictionary<TKey, TValue> copy, CrossContext context)
    {
        foreach (var (key, value) in source)
        {
            copy.Add(Wire<TKey>.CrossPart(key, context), Wire<TValue>.CrossPart(value, context));
        }
    }
}
