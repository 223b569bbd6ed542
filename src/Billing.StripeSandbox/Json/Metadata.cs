namespace Billing.StripeSandbox.Json;

/// <summary>
/// Stripe's metadata: a map of texts where writing null takes a key away, and writing null for all clears.
/// </summary>
internal static class Metadata
{
    public static JsonObject Of(JsonObject from, string path = "metadata") =>
        Merged([], from.At(path));

    /// <summary>Merges the parameter <c>metadata</c> into an object, if the call has it.</summary>
    public static void Merge(JsonObject target, JsonObject parameters)
    {
        if (!parameters.ContainsKey("metadata")) return;
        var old = parameters["metadata"] is null ? [] : target.Object("metadata") ?? [];
        target["metadata"] = Merged(old, parameters["metadata"]);
    }

    private static JsonObject Merged(JsonObject old, JsonNode? changes)
    {
        var merged = old.Clone();
        if (changes is not JsonObject map) return merged;
        foreach (var (key, value) in map)
        {
            merged.Remove(key);
            if (value is JsonValue text && text.GetValue<string>().Length > 0) merged[key] = text.DeepClone();
        }

        return merged;
    }
}
