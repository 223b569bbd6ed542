using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Tests.Golden;

/// <summary>
/// A value as a person reads it, down to its leaves. What is absent, empty, 0 or false is left out: so a part that is
/// added later, and that an old file cannot have, must read as exactly that.
/// </summary>
internal static class Meaning
{
    /// <summary>The value as JSON, its type's name beside its parts where the type is not told by its place.</summary>
    public static JsonNode Of(object value) => value switch
    {
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        Enum one => JsonValue.Create(one.ToString()),
        byte or int or long => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        Guid id => JsonValue.Create(id.ToString()),
        Instant or ChainHash => JsonValue.Create(value.ToString()!),
        DateTime time => JsonValue.Create(time.ToString("O", CultureInfo.InvariantCulture)),
        DateTimeOffset time => JsonValue.Create(time.ToString("O", CultureInfo.InvariantCulture)),
        ReservationBook book => Of(book.All),
        IEnumerable items => new JsonArray([.. items.Cast<object>().Select(Of)]),
        AccountEvent or Expiry => new JsonObject { [value.GetType().Name] = Parts(value) },
        _ => Parts(value),
    };

    private static JsonObject Parts(object value)
    {
        var json = new JsonObject();
        foreach (var part in Shape.Parts(value.GetType()))
        {
            if (part.Property.GetValue(value) is { } there && !(IsNothing(there) && !part.MayBeNull))
                json[part.Name] = Of(there);
        }
        return json;
    }

    private static bool IsNothing(object value) =>
        value is "" || value is ReservationBook { Count: 0 }
        || (Shape.ItemOf(value.GetType()) is not null && !((IEnumerable)value).Cast<object>().Any())
        || (value.GetType().IsValueType && Shape.ItemOf(value.GetType()) is null
            && value.Equals(Activator.CreateInstance(value.GetType())));
}
