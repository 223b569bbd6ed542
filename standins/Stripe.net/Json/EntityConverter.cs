using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Reads an object field by field and keeps its JSON, for the fields that have no property.</summary>
internal sealed class EntityConverter<T> : JsonConverter<T>
    where T : StripeEntity, new()
{
    private static readonly EntityField[] Fields = EntityField.Of(typeof(T));

    private static readonly Dictionary<string, EntityField> FieldsByName =
        Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException($"{typeof(T).Name} is not an object.");

        var entity = new T();
        entity.Keep(json);
        foreach (var property in json.EnumerateObject())
        {
            if (FieldsByName.TryGetValue(property.Name, out var field))
                field.Read(entity, property.Value);
        }

        return entity;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var field in Fields)
        {
            field.Write(value, writer);
        }

        writer.WriteEndObject();
    }
}
