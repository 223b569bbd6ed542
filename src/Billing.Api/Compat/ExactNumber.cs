using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Contracts;

namespace Billing.Api.Compat;

/// <summary>An amount as a JSON number, digit by digit: it never was a floating-point number.</summary>
/// <param name="Text">Plain decimal text.</param>
[JsonConverter(typeof(ExactNumberConverter))]
internal readonly record struct ExactNumber(string Text)
{
    /// <summary>Nothing.</summary>
    public static readonly ExactNumber Zero = new("0");

    /// <summary>An amount.</summary>
    public static ExactNumber Of(Amount amount) => new(amount.ToString());
}

/// <summary>Writes exact numbers.</summary>
internal sealed class ExactNumberConverter : JsonConverter<ExactNumber>
{
    public override ExactNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are only written.");

    public override void Write(Utf8JsonWriter writer, ExactNumber value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Text);
}
