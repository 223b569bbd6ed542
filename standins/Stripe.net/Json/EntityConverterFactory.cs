using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Reads and writes every class of Stripe's objects.</summary>
internal sealed class EntityConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(StripeEntity));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(EntityConverter<>).MakeGenericType(typeToConvert));
}
