namespace Stripe;

/// <summary>A parameter that takes a value of one type or of another; each converts by itself.</summary>
public class AnyOf<T1, T2> : AnyOf
{
    private readonly T1 _first;
    private readonly T2 _second;

    /// <summary>A value of the first type.</summary>
    public AnyOf(T1 value) => (_first, Type) = (value, typeof(T1));

    /// <summary>A value of the second type.</summary>
    public AnyOf(T2 value) => (_second, Type) = (value, typeof(T2));

    /// <inheritdoc/>
    public override object Value => Type == typeof(T1) ? _first : _second;

    /// <inheritdoc/>
    public override Type Type { get; }

    /// <summary>A value of the first type; null stays null.</summary>
    public static implicit operator AnyOf<T1, T2>(T1 value) => value is null ? null : new(value);

    /// <summary>A value of the second type; null stays null.</summary>
    public static implicit operator AnyOf<T1, T2>(T2 value) => value is null ? null : new(value);

    /// <summary>The value, if it is of the first type.</summary>
    public static implicit operator T1(AnyOf<T1, T2> anyOf) => anyOf._first;

    /// <summary>The value, if it is of the second type.</summary>
    public static implicit operator T2(AnyOf<T1, T2> anyOf) => anyOf._second;
}
