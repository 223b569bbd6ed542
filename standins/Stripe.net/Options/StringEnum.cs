namespace Stripe;

/// <summary>A word that a parameter takes instead of a number or a time, such as <c>now</c>.</summary>
public abstract class StringEnum
{
    /// <summary>Makes the word.</summary>
    protected StringEnum(string value) => Value = value;

    /// <summary>The word as it is sent.</summary>
    public string Value { get; protected set; }

    /// <summary>The word as it is sent.</summary>
    public override string ToString() => Value;
}
