using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Billing.Api.Auth;
using Billing.Api.Tests.OpenApi;

namespace Billing.Api.Tests.Auth;

/// <summary>An operation of docs/openapi.json, and how to call it well enough that only the caller can be what is wrong.</summary>
internal sealed partial class DocumentedOperation
{
    private readonly JsonElement _json;
    private readonly HttpMethod _method;

    private DocumentedOperation(string path, string method, JsonElement json) =>
        (Path, _method, _json) = (path, new HttpMethod(method.ToUpperInvariant()), json);

    public string Path { get; }

    public string Id => _json.GetProperty("operationId").GetString()!;

    public bool NeedsKey => Schemes.Length > 0;

    public bool IsForAdminsOnly => Schemes is ["adminKey"];

    public bool NamesAccount => Path.Contains($"{{{AccessRules.AccountRouteValue}}}", StringComparison.Ordinal);

    /// <summary>What its path names besides the account.</summary>
    public IEnumerable<string> OtherNames =>
        Names().Matches(Path).Select(match => match.Groups[1].Value).Where(name => name != AccessRules.AccountRouteValue);

    /// <summary>Whether its body or its query has a field that names an account.</summary>
    public bool MentionsAccount =>
        (_json.TryGetProperty("requestBody", out var body) && Mentions(body))
        || (_json.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(parameter =>
            parameter.TryGetProperty("in", out var place) && place.ValueEquals("query")
            && IsOfAccount(parameter.GetProperty("name").GetString()!)));

    private string[] Schemes =>
        [.. _json.GetProperty("security").EnumerateArray().SelectMany(one => one.EnumerateObject()).Select(scheme => scheme.Name)];

    public static DocumentedOperation[] All() =>
    [
        .. from path in JsonElement.Parse(File.ReadAllText(DocumentFile.Path)).GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select new DocumentedOperation(path.Name, operation.Name, operation.Value),
    ];

    /// <summary>Calls it.</summary>
    public Task<ApiAnswer> Call(ApiClient client, string account, string others = "x") => client.Send(
        _method,
        Names().Replace(Path, name => name.Groups[1].Value == AccessRules.AccountRouteValue ? account : others),
        _method == HttpMethod.Get ? null : Body());

    public override string ToString() => $"{_method} {Path}";

    private string Body() => _json.TryGetProperty("requestBody", out var body)
        ? Sample(body.GetProperty("content").GetProperty("application/json").GetProperty("schema"))!.ToJsonString()
        : "{}";

    // The least that is well-formed: what must be there.
    private static JsonNode? Sample(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var words))
            return JsonNode.Parse(words[0].GetRawText());
        var type = schema.GetProperty("type");
        switch (type.ValueKind == JsonValueKind.Array ? type[0].GetString() : type.GetString())
        {
            case "object":
                var required = schema.TryGetProperty("required", out var names)
                    ? names.EnumerateArray().Select(one => one.GetString()!)
                    : [];
                return new JsonObject(required.Select(name =>
                    KeyValuePair.Create(name, Sample(schema.GetProperty("properties").GetProperty(name)))));
            case "array":
                return new JsonArray(Sample(schema.GetProperty("items")));
            case "integer":
                return 1;
            case "boolean":
                return true;
            default:
                return schema.TryGetProperty("format", out _) ? "2026-03-01T00:00:00Z" : "1";
        }
    }

    private static bool Mentions(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(field =>
            (field.Name == "properties" && field.Value.EnumerateObject().Any(property => IsOfAccount(property.Name)))
            || Mentions(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(Mentions),
        _ => false,
    };

    private static bool IsOfAccount(string name) =>
        name.Contains("account", StringComparison.OrdinalIgnoreCase)
        || name.Contains("customer", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Names();
}
