using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of a request. A property that was never set is not sent.</summary>
public class BaseOptions : INestedOptions, IClearsFields
{
    /// <summary>The fields that Stripe shall answer as objects instead of ids, such as <c>data.product</c>.</summary>
    [JsonPropertyName("expand")]
    public List<string> Expand { get; set; }

    /// <summary>Parameters that this release has no property for; a key may be a whole path, <c>a[b]</c>.</summary>
    [JsonExtensionData]
    public IDictionary<string, object> ExtraParams { get; set; } = new Dictionary<string, object>();

    ClearedFields IClearsFields.Cleared => Cleared;

    internal ClearedFields Cleared { get; } = new();

    /// <summary>Adds one field to <see cref="Expand"/>.</summary>
    public void AddExpand(string value) => (Expand ??= []).Add(value);

    /// <summary>Adds fields to <see cref="Expand"/>.</summary>
    public void AddRangeExpand(IEnumerable<string> values) => (Expand ??= []).AddRange(values);

    /// <summary>Adds one parameter to <see cref="ExtraParams"/>.</summary>
    public void AddExtraParam(string key, object value) => ExtraParams.Add(key, value);

    private protected BaseOptions ShallowCopy() => (BaseOptions)MemberwiseClone();
}
