using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>A field that is an id, or the object itself when the request has asked for it.</summary>
/// <typeparam name="T">The class of the object.</typeparam>
[JsonConverter(typeof(ExpandableConverterFactory))]
internal readonly struct Expandable<T>
    where T : class, IHasId
{
    private readonly string _id;

    private Expandable(string id, T value) => (_id, Value) = (id, value);

    public string Id => Value?.Id ?? _id;

    public T Value { get; }

    public static Expandable<T> Of(T value) => new(null, value);

    /// <summary>Another id: the object goes, unless it is the object's own.</summary>
    public Expandable<T> WithId(string id) => id == Id ? this : new(id, null);

    public static Expandable<T> OfId(string id) => new(id, null);
}
