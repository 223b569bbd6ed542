namespace Billing.StripeSandbox.Http;

/// <summary>What callers see of an object: everything but the sandbox's own fields, in the version asked for.</summary>
internal static class Rendering
{
    private static readonly string[] SinceEndive = ["allowed_payment_method_types", "current_trial", "status_details"];

    public static JsonObject Public(JsonObject from, string? train = null)
    {
        var shown = new JsonObject();
        foreach (var (name, value) in from)
        {
            if (name.StartsWith('_') || (train == "dahlia" && SinceEndive.Contains(name))) continue;
            // Metadata is the user's: its keys are never ours to hide.
            shown[name] = name == "metadata" ? value?.DeepClone() : Node(value, train);
        }

        return shown;
    }

    private static JsonNode? Node(JsonNode? value, string? train) => value switch
    {
        JsonObject child => Public(child, train),
        JsonArray list => new JsonArray([.. list.Select(item => Node(item, train))]),
        _ => value?.DeepClone(),
    };
}
