namespace Stripe;

/// <summary>Anything that Stripe answers, with a reader of its own class.</summary>
public abstract class StripeEntity<T> : StripeEntity
    where T : StripeEntity<T>
{
    /// <summary>Reads an object of this class.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON, or a field has another type.</exception>
    public static new T FromJson(string value) => FromJson<T>(value);
}
