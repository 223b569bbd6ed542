using System.Text.Json;

namespace Billing.Grains.Provider;

/// <summary>
/// Reads Stripe's objects as JSON, so that a field that another API version has elsewhere is found too (SEMANTICS E10). What is
/// missing or of another kind reads as null, never as an exception.
/// </summary>
internal static class ObjectReader
{
    /// <summary>The value at a path such as <c>parent.subscription_details</c>, or null.</summary>
    public static JsonElement? At(this JsonElement from, string path)
    {
        var at = from;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        }
        return at.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined ? null : at;
    }

    /// <summary>A text, or null.</summary>
    public static string? Text(this JsonElement from, string path) =>
        from.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>What an expandable field names: itself where it is a text, its <c>id</c> where it is an object.</summary>
    public static string? Id(this JsonElement from, string path) => from.At(path) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Object } found => found.Text("id"),
        _ => null,
    };

    /// <summary>A whole number, or null.</summary>
    public static long? Number(this JsonElement from, string path) =>
        from.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : null;

    /// <summary>Whether a field says true.</summary>
    public static bool Flag(this JsonElement from, string path) => from.At(path) is { ValueKind: JsonValueKind.True };

    /// <summary>A moment in UTC, or null.</summary>
    public static DateTime? Moment(this JsonElement from, string path) =>
        from.Number(path) is { } seconds and > -62_135_596_800 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
            : null;

    /// <summary>The elements of a list of Stripe's, or of a plain array; none where there is neither.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement from, string path) => from.At(path) switch
    {
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } list when list.At("data") is { ValueKind: JsonValueKind.Array } data => data.EnumerateArray(),
        _ => [],
    };
}
