using System.Globalization;
using System.Text.Json;

namespace Billing.Api.Tests.Support;

/// <summary>What the service answered.</summary>
public sealed record ApiAnswer(int Status, string Text, string? ContentType, ILookup<string, string> Headers)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonElement.Parse(Text));

    public JsonElement Json => _json.Value;

    public bool Replayed => Headers["Idempotent-Replayed"].SingleOrDefault() == "true";

    public string? Code => this["code"];

    /// <summary>The value at a path such as <c>balances.emails.settled</c>, as text; null where it is null or missing.</summary>
    public string? this[string path] => Find(path) is { ValueKind: not JsonValueKind.Null } found ? found.ToString() : null;

    /// <summary>The names of the fields, in the order they were sent.</summary>
    public string FieldNames() => NamesOf(Json);

    /// <summary>The names of the fields of the object at a path.</summary>
    public string FieldNamesAt(string path) => NamesOf(Find(path)!.Value);

    private JsonElement? Find(string path)
    {
        var at = Json;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Array)
                at = at[int.Parse(name, CultureInfo.InvariantCulture)];
            else if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
                return null;
        }
        return at;
    }

    private static string NamesOf(JsonElement at) => string.Join(' ', at.EnumerateObject().Select(field => field.Name));

    public static async Task<ApiAnswer> Read(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .SelectMany(header => header.Value.Select(value => (header.Key, value)))
            .ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase);
        return new ApiAnswer((int)response.StatusCode, text, response.Content.Headers.ContentType?.MediaType, headers);
    }
}
