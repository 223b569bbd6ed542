namespace Billing.StripeSandbox.Http;

/// <summary>
/// Turns <c>a[b][0]=v</c> pairs, as Stripe's clients write them, into a tree of objects with text leaves.
/// </summary>
internal static class BracketForm
{
    private const int DeepestLevel = 10;

    public static JsonObject Read(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new JsonObject();
        foreach (var (key, value) in pairs) Put(root, Path(key), value, key);
        return root;
    }

    private static List<string> Path(string key)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return [key];
        if (open == 0 || key[^1] != ']') throw Malformed(key);
        List<string> path = [key[..open], .. key[(open + 1)..^1].Split("][")];
        return path.Count <= DeepestLevel && path.All(part => part.AsSpan().IndexOfAny('[', ']') < 0)
            ? path
            : throw Malformed(key);
    }

    private static void Put(JsonObject root, List<string> path, string value, string key)
    {
        var holder = root;
        for (var level = 0; level < path.Count - 1; level++)
        {
            var name = Named(holder, path[level]);
            if (!holder.TryGetPropertyValue(name, out var next) || next is null) holder[name] = next = new JsonObject();
            holder = next as JsonObject ?? throw Malformed(key);
        }

        var last = Named(holder, path[^1]);
        if (holder.ContainsKey(last)) throw Malformed(key);
        holder[last] = value;
    }

    /// <summary>An empty bracket appends: it takes the next free index.</summary>
    private static string Named(JsonObject holder, string part) => part.Length > 0 ? part : $"{holder.Count}";

    private static StripeRefusal Malformed(string key) =>
        StripeRefusal.Invalid($"The parameter name '{key}' is malformed or given twice.", key);
}
