using System.Text.Json;

namespace Billing.Api.Tests.Seeds.Table;

/// <summary>
/// What a reply must look like: JSON in which <c>&lt;string&gt;</c>, <c>&lt;number&gt;</c>, <c>&lt;flag&gt;</c>,
/// <c>&lt;list&gt;</c> and <c>&lt;time&gt;</c> stand for any value of their kind, and everything else for itself. A list's
/// elements are those that it begins with. A reply may say more.
/// </summary>
internal static class JsonShape
{
    /// <summary>Where the actual value differs first, or null.</summary>
    public static string? Difference(JsonElement expected, JsonElement actual, string path = "$") => expected.ValueKind switch
    {
        JsonValueKind.Object => OfObject(expected, actual, path),
        JsonValueKind.Array => OfList(expected, actual, path),
        JsonValueKind.String when expected.GetString() is ['<', .., '>'] kind => IsOfKind(kind, actual)
            ? null
            : $"{path} is {actual.GetRawText()}, not {kind}",
        _ => expected.GetRawText() == actual.GetRawText()
            ? null
            : $"{path} is {actual.GetRawText()}, not {expected.GetRawText()}",
    };

    private static string? OfObject(JsonElement expected, JsonElement actual, string path)
    {
        if (actual.ValueKind != JsonValueKind.Object)
            return $"{path} is {actual.GetRawText()}, not an object";
        foreach (var field in expected.EnumerateObject())
        {
            var difference = actual.TryGetProperty(field.Name, out var value)
                ? Difference(field.Value, value, $"{path}.{field.Name}")
                : $"{path}.{field.Name} is missing";
            if (difference is not null)
                return difference;
        }
        return null;
    }

    private static string? OfList(JsonElement expected, JsonElement actual, string path)
    {
        if (actual.ValueKind != JsonValueKind.Array)
            return $"{path} is {actual.GetRawText()}, not a list";
        if (actual.GetArrayLength() < expected.GetArrayLength())
            return $"{path} has only {actual.GetArrayLength()} elements";
        return expected.EnumerateArray()
            .Select((element, i) => Difference(element, actual[i], $"{path}[{i}]"))
            .FirstOrDefault(difference => difference is not null);
    }

    private static bool IsOfKind(string kind, JsonElement actual) => kind switch
    {
        "<string>" => actual.ValueKind == JsonValueKind.String,
        "<number>" => actual.ValueKind == JsonValueKind.Number,
        "<flag>" => actual.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "<list>" => actual.ValueKind == JsonValueKind.Array,
        "<time>" => actual.ValueKind == JsonValueKind.String && actual.TryGetDateTimeOffset(out _),
        "<url>" => actual.ValueKind == JsonValueKind.String && Uri.IsWellFormedUriString(actual.GetString(), UriKind.Absolute),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no kind"),
    };
}
