using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Client;

/// <summary>Amounts and quantities travel as decimal text, exactly; a JSON number would invite doubles.</summary>
internal sealed class DecimalText : JsonConverter<decimal>
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return reader.GetDecimal();
        if (reader.TokenType == JsonTokenType.String
            && decimal.TryParse(reader.GetString(), Styles, CultureInfo.InvariantCulture, out var value))
            return value;
        throw new JsonException("This is no amount.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
