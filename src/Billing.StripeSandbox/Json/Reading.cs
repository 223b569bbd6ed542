namespace Billing.StripeSandbox.Json;

/// <summary>Reads a field of a Stripe object by its dotted path; what is absent reads as null, zero or false.</summary>
internal static class Reading
{
    public static JsonNode? At(this JsonObject from, string path)
    {
        JsonNode? node = from;
        foreach (var name in path.Split('.'))
        {
            if (node is not JsonObject holder || !holder.TryGetPropertyValue(name, out node)) return null;
        }

        return node;
    }

    public static string? Text(this JsonObject from, string path) =>
        from.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A text that every object of this kind has: its absence is a bug of the sandbox.</summary>
    public static string Need(this JsonObject from, string path) =>
        from.Text(path) ?? throw new InvalidOperationException($"{path} is missing");

    public static string Id(this JsonObject from) => from.Need("id");

    public static long Number(this JsonObject from, string path) => from.MaybeNumber(path) ?? 0;

    public static long? MaybeNumber(this JsonObject from, string path) => from.At(path) switch
    {
        JsonValue value when value.TryGetValue<long>(out var wide) => wide,
        JsonValue value when value.TryGetValue<int>(out var narrow) => narrow,
        _ => null,
    };

    public static bool Flag(this JsonObject from, string path) =>
        from.At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    public static JsonObject? Object(this JsonObject from, string path) => from.At(path) as JsonObject;

    public static IEnumerable<JsonObject> Items(this JsonObject from, string path) =>
        from.At(path) is JsonArray array ? array.OfType<JsonObject>() : [];

    public static IEnumerable<string> Texts(this JsonObject from, string path) =>
        from.At(path) is JsonArray array ? array.OfType<JsonValue>().Select(value => value.GetValue<string>()) : [];

    /// <summary>A copy that may be hung into another tree.</summary>
    public static JsonNode? Copy(this JsonObject from, string path) => from.At(path)?.DeepClone();

    public static JsonObject Clone(this JsonObject from) => (JsonObject)from.DeepClone();
}
