using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Reads and writes every <see cref="Expandable{T}"/>.</summary>
internal sealed class ExpandableConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Expandable<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(ExpandableConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()));
}
