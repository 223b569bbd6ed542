using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>One field of an object, and the property that holds it.</summary>
internal sealed class EntityField(string name, PropertyInfo property)
{
    private readonly JsonSerializerOptions _options = property.IsDefined(typeof(DecimalTextAttribute))
        ? StripeJson.DecimalAsText
        : StripeJson.Options;

    private readonly bool _skipsNull = property.IsDefined(typeof(JsonIgnoreAttribute));

    public string Name => name;

    public static EntityField[] Of(Type entity) =>
    [
        .. entity.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(property => (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name, property))
            .Where(field => field.Name is not null)
            .Select(field => new EntityField(field.Name, field.property)),
    ];

    public void Read(StripeEntity entity, JsonElement value) =>
        property.SetValue(entity, value.Deserialize(property.PropertyType, _options));

    public void Write(StripeEntity entity, Utf8JsonWriter writer)
    {
        var value = property.GetValue(entity);
        if (value is null && _skipsNull)
            return;
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, property.PropertyType, _options);
    }
}
