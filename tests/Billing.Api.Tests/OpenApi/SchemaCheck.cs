using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Billing.Api.Tests.OpenApi;

/// <summary>Checks values against the part of JSON Schema that docs/openapi.json uses; anything else in a schema is a fault.</summary>
internal sealed class SchemaCheck(JsonElement document)
{
    private static readonly string[] Known =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "pattern", "format",
        "minimum", "maximum", "minLength", "maxLength", "maxItems", "maxProperties", "description",
    ];

    /// <summary>What is wrong with a value, or null.</summary>
    public string? Fault(JsonElement value, JsonElement schema, string at = "$")
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Fault(value, Resolve(reference.GetString()!), at);
        if (schema.EnumerateObject().FirstOrDefault(word => !Known.Contains(word.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } odd)
            return $"{at}: the schema says {odd.Name}, which nobody checks";
        if (schema.TryGetProperty("anyOf", out var choices))
        {
            var faults = choices.EnumerateArray().Select(choice => Fault(value, choice, at)).ToList();
            return faults.Contains(null) ? null : string.Join(" | ", faults);
        }
        return TypeFault(value, schema, at) ?? value.ValueKind switch
        {
            JsonValueKind.String => TextFault(value.GetString()!, schema, at),
            JsonValueKind.Number => NumberFault(value, schema, at),
            JsonValueKind.Array => ElementsFault(value, schema, at),
            JsonValueKind.Object => FieldsFault(value, schema, at),
            _ => null,
        };
    }

    /// <summary>What a reference in the document points at.</summary>
    public JsonElement Resolve(string reference) => reference.Split('/')[1..].Aggregate(
        document, (at, name) => at.GetProperty(name));

    private static string? TypeFault(JsonElement value, JsonElement schema, string at)
    {
        if (!schema.TryGetProperty("type", out var type))
            return $"{at}: the schema names no type";
        var types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)] : new[] { type.GetString()! };
        var kinds = value.ValueKind switch
        {
            JsonValueKind.Null => ["null"],
            JsonValueKind.True or JsonValueKind.False => ["boolean"],
            JsonValueKind.Number => value.TryGetInt64(out _) ? ["integer", "number"] : ["number"],
            _ => new[] { value.ValueKind.ToString().ToLowerInvariant() },
        };
        return kinds.Intersect(types).Any() ? null : $"{at}: {value.GetRawText()} is no {string.Join(" or ", types)}";
    }

    private static string? TextFault(string text, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => word.ValueEquals(text)))
            return $"{at}: '{text}' is none of {words.GetRawText()}";
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
            return $"{at}: '{text}' does not match {pattern.GetString()}";
        if (schema.TryGetProperty("format", out _) && !IsUtc(text))
            return $"{at}: '{text}' is no time in UTC";
        return null;
    }

    private static bool IsUtc(string text) =>
        text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string? NumberFault(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("minimum", out var min) && value.GetDecimal() < min.GetDecimal())
            return $"{at}: {value} is less than {min}";
        if (schema.TryGetProperty("maximum", out var max) && value.GetDecimal() > max.GetDecimal())
            return $"{at}: {value} is more than {max}";
        return null;
    }

    private string? ElementsFault(JsonElement value, JsonElement schema, string at)
    {
        var items = schema.GetProperty("items");
        return value.EnumerateArray().Select((element, index) => Fault(element, items, $"{at}[{index}]"))
            .FirstOrDefault(fault => fault is not null);
    }

    private string? FieldsFault(JsonElement value, JsonElement schema, string at)
    {
        var hasProperties = schema.TryGetProperty("properties", out var properties);
        var hasRest = schema.TryGetProperty("additionalProperties", out var rest);
        foreach (var field in value.EnumerateObject())
        {
            var path = $"{at}.{field.Name}";
            string? fault = null;
            if (hasProperties && properties.TryGetProperty(field.Name, out var own))
                fault = Fault(field.Value, own, path);
            else if (hasRest && rest.ValueKind == JsonValueKind.Object)
                fault = Fault(field.Value, rest, path);
            else if (hasRest)
                fault = $"{path} is not documented";
            if (fault is not null)
                return fault;
        }
        return schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Select(name => name.GetString()!)
                .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing").FirstOrDefault()
            : null;
    }
}
