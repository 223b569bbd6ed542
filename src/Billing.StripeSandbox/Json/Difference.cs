namespace Billing.StripeSandbox.Json;

/// <summary>What an event's <c>previous_attributes</c> says: the old values of the fields that changed.</summary>
internal static class Difference
{
    public static JsonObject Of(JsonObject before, JsonObject after)
    {
        var old = new JsonObject();
        foreach (var name in before.Select(field => field.Key).Union(after.Select(field => field.Key)).Order())
        {
            before.TryGetPropertyValue(name, out var was);
            after.TryGetPropertyValue(name, out var now);
            if (name.StartsWith('_') || JsonNode.DeepEquals(was, now)) continue;
            old[name] = was is JsonObject wasObject && now is JsonObject nowObject && !wasObject.ContainsKey("id")
                ? Of(wasObject, nowObject)
                : was?.DeepClone();
        }

        return old;
    }
}
