namespace Stripe;

/// <summary>A value of one of several types.</summary>
public interface IAnyOf
{
    /// <summary>The value.</summary>
    object Value { get; }

    /// <summary>The type that it was given as.</summary>
    Type Type { get; }
}
