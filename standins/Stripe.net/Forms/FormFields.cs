using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters that a class of options has: its own before its base's, in the order of the code.</summary>
internal static class FormFields
{
    private static readonly ConcurrentDictionary<Type, FormField[]> Known = new();

    public static FormField[] Of(Type options) => Known.GetOrAdd(options, static type =>
        [.. type.GetProperties().Select(Field).Where(field => field is not null)]);

    private static FormField Field(PropertyInfo property)
    {
        var isExtra = property.IsDefined(typeof(JsonExtensionDataAttribute));
        var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;
        return isExtra || name is not null ? new FormField(property, isExtra ? null : name) : null;
    }
}
