using System.Text.Json;

namespace Stripe;

/// <summary>Anything that Stripe answers.</summary>
public abstract class StripeEntity : IStripeEntity
{
    /// <summary>The JSON that the object was read from, with the fields that have no property; else null.</summary>
    public JsonElement? RawJsonElement { get; protected set; }

    /// <inheritdoc/>
    public StripeResponse StripeResponse { get; set; }

    // Stripe.net keeps the JSON of most objects, but not of all; product code that relies on more fails here too.
    private protected virtual bool KeepsJson => true;

    /// <summary>Reads an object whose class its field <c>object</c> tells; null when it is unknown.</summary>
    /// <exception cref="JsonException">It is no JSON, or a field has another type.</exception>
    public static IHasObject FromJson(string value) =>
        JsonSerializer.Deserialize<IHasObject>(value, StripeJson.Options);

    /// <summary>Reads an object of a known class.</summary>
    /// <exception cref="JsonException">It is no JSON, or a field has another type.</exception>
    public static T FromJson<T>(string value)
        where T : IStripeEntity => JsonSerializer.Deserialize<T>(value, StripeJson.Options);

    /// <summary>The fields that have a property, as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GetType(), StripeJson.Indented);

    /// <summary>Class and id. Not the content: it may be secret, and logs are read by many.</summary>
    public override string ToString() => $"{GetType().Name} {(this as IHasId)?.Id}";

    internal void Keep(JsonElement json) => RawJsonElement = KeepsJson ? json : null;
}
