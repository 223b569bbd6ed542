using System.Collections;
using System.Globalization;

namespace Stripe;

/// <summary>
/// Flattens options into a form: <c>a[b][0][c]=v</c>. Booleans are <c>true</c> and <c>false</c>, times are Unix
/// seconds, numbers have a point; a field that is cleared, and an empty list, is sent with no value.
/// </summary>
internal static class FormEncoder
{
    public static List<KeyValuePair<string, string>> Encode(BaseOptions options)
    {
        List<KeyValuePair<string, string>> fields = [];
        AddOptions(fields, "", options);
        return fields;
    }

    private static void Add(List<KeyValuePair<string, string>> fields, string path, object value)
    {
        switch (value)
        {
            case IAnyOf { Value: null }:
                break;
            case IAnyOf anyOf:
                Add(fields, path, anyOf.Value);
                break;
            case INestedOptions options:
                AddOptions(fields, path, options);
                break;
            case IDictionary map:
                AddMap(fields, path, map);
                break;
            case string text:
                fields.Add(new(path, text));
                break;
            case IEnumerable list:
                AddList(fields, path, list);
                break;
            default:
                fields.Add(new(path, Text(value)));
                break;
        }
    }

    private static string Text(object value) => value switch
    {
        null => "",
        true => "true",
        false => "false",
        DateTime time => new DateTimeOffset(time).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static void AddOptions(List<KeyValuePair<string, string>> fields, string path, INestedOptions options)
    {
        var cleared = (options as IClearsFields)?.Cleared;
        foreach (var field in FormFields.Of(options.GetType()))
        {
            var value = field.Property.GetValue(options);
            if (field.Name is null)
                AddMap(fields, path, (IDictionary)value);
            else if (value is not null)
                Add(fields, Below(path, field.Name), value);
            else if (cleared?.Contains(field.Property.Name) == true)
                fields.Add(new(Below(path, field.Name), ""));
        }
    }

    private static void AddMap(List<KeyValuePair<string, string>> fields, string path, IDictionary map)
    {
        if (map is null)
            return;
        foreach (DictionaryEntry entry in map)
        {
            Add(fields, Below(path, Text(entry.Key)), entry.Value);
        }
    }

    private static void AddList(List<KeyValuePair<string, string>> fields, string path, IEnumerable list)
    {
        var before = fields.Count;
        var index = 0;
        foreach (var item in list)
        {
            Add(fields, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), item);
            index++;
        }

        // A form has no empty list; the bare name clears it.
        if (fields.Count == before)
            fields.Add(new(path, ""));
    }

    // A name may bring its own brackets, as a parameter without a property does: b[c] below a is a[b][c].
    private static string Below(string path, string name)
    {
        if (path.Length == 0)
            return name;
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? $"{path}[{name}]" : $"{path}[{name[..bracket]}]{name[bracket..]}";
    }
}
