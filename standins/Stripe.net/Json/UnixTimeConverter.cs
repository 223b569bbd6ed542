using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>A time is whole seconds since 1970, as a number or in a string; it is read as UTC.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var seconds = reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number,
            JsonTokenType.String when long.TryParse(reader.GetString(), out var number) => number,
            _ => throw new JsonException("A time is a number of seconds."),
        };
        return seconds is >= 0 and <= 253402300799
            ? DateTime.UnixEpoch.AddSeconds(seconds)
            : throw new JsonException("A time lies before 1970 or after 9999.");
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(new DateTimeOffset(value).ToUnixTimeSeconds());
}
