using System.Text.Json;

namespace Stripe;

/// <summary>How Stripe's JSON is read and written: unknown fields are skipped, times are Unix seconds.</summary>
internal static class StripeJson
{
    public static JsonSerializerOptions Options { get; } = Build();

    /// <summary>For money that is smaller than the smallest unit, a decimal in a string.</summary>
    public static JsonSerializerOptions DecimalAsText { get; } = new(Options)
    {
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString
            | System.Text.Json.Serialization.JsonNumberHandling.WriteAsString,
    };

    public static JsonSerializerOptions Indented { get; } = new(Options) { WriteIndented = true };

    private static JsonSerializerOptions Build() => new()
    {
        MaxDepth = 128,
        Converters = { new EntityConverterFactory(), new ObjectConverter(), new UnixTimeConverter() },
    };
}
