using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Grains.Catalog;

/// <summary>
/// How parts of catalog objects are written: into jsonb columns, and where two of them are compared. Stored rows are
/// read for ever, so names stay as they are.
/// </summary>
internal static class CatalogJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The one spelling of a value.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Format);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Format)
            ?? throw new InvalidOperationException($"A stored part of the catalog is null: {typeof(T).Name}.");
}
