using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Reads an object whose class its field <c>object</c> tells; one of an unknown class is null.</summary>
internal sealed class ObjectConverter : JsonConverter<IHasObject>
{
    public override IHasObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.ValueKind == JsonValueKind.Object
            && json.TryGetProperty("object", out var name)
            && name.ValueKind == JsonValueKind.String
            && ObjectTypes.ByName.TryGetValue(name.GetString(), out var type)
                ? (IHasObject)json.Deserialize(type, options)
                : null;
    }

    public override void Write(Utf8JsonWriter writer, IHasObject value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), options);
}
