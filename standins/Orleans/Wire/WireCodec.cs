namespace Orleans.Runtime;

/// <summary>Takes values of one type over what would be a wire, seen without the type.</summary>
internal abstract class WireCodec
{
    public abstract object CrossObject(object value, CrossContext context);

    public abstract void InspectObject(object value);
}

/// <summary>Takes values of one type over what would be a wire.</summary>
internal abstract class WireCodec<T> : WireCodec
{
    /// <summary>The value the other side gets: a copy of whatever may change.</summary>
    public abstract T Cross(T value, CrossContext context);

    /// <summary>Throws if something in the value cannot cross.</summary>
    public abstract void Inspect(T value);

    public sealed override object CrossObject(object value, CrossContext context) => Cross((T)value, context)!;

    public sealed override void InspectObject(object value) => Inspect((T)value);
}

/// <summary>Remembers copies, so that what was one object stays one object.</summary>
internal sealed class CrossContext
{
    private Dictionary<object, object>? _copies;

    public bool TryGet<T>(T original, out T copy)
        where T : class
    {
        object? found = null;
        var known = _copies is not null && _copies.TryGetValue(original, out found);
        copy = known ? (T)found! : null!;
        return known;
    }

    public void Remember(object original, object copy) =>
        (_copies ??= new Dictionary<object, object>(ReferenceEqualityComparer.Instance)).Add(original, copy);
}
