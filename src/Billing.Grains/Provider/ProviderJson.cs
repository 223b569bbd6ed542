using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Billing.Grains.Provider;

/// <summary>Writes what the API answers about Stripe's objects: its own fields, never a whole object of Stripe's.</summary>
internal static class ProviderJson
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    public static string Object(Action<Utf8JsonWriter> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>A page of a list; the cursor is the last element's id.</summary>
    public static string Page<T>(IReadOnlyList<T> data, bool hasMore, Func<T, string> idOf, Action<Utf8JsonWriter, T> write) =>
        Object(json =>
        {
            json.WriteStartArray("data");
            foreach (var element in data)
            {
                json.WriteStartObject();
                write(json, element);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteBoolean("has_more", hasMore);
            json.WriteString("next_cursor", hasMore && data.Count > 0 ? idOf(data[^1]) : null);
        });

    /// <summary>A moment as the API spells it, or null.</summary>
    public static void WriteMoment(this Utf8JsonWriter json, string name, DateTime? at)
    {
        if (at is { } moment)
            json.WriteString(name, DateTime.SpecifyKind(moment, DateTimeKind.Utc));
        else
            json.WriteNull(name);
    }
}
