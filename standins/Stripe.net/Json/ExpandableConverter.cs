using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>An id in a string, an object, or null.</summary>
internal sealed class ExpandableConverter<T> : JsonConverter<Expandable<T>>
    where T : class, IHasId
{
    public override bool HandleNull => true;

    public override Expandable<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String => Expandable<T>.OfId(reader.GetString()),
            JsonTokenType.StartObject => Expandable<T>.Of(JsonSerializer.Deserialize<T>(ref reader, options)),
            _ => throw new JsonException($"A {typeof(T).Name} is neither an id nor an object."),
        };

    public override void Write(Utf8JsonWriter writer, Expandable<T> value, JsonSerializerOptions options)
    {
        if (value.Value is not null)
            JsonSerializer.Serialize(writer, value.Value, options);
        else
            writer.WriteStringValue(value.Id);
    }
}
