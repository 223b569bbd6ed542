using System.Collections;
using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>One page of objects, newest first.</summary>
public class StripeList<T> : StripeEntity<StripeList<T>>, IHasObject, IEnumerable<T>
{
    /// <summary>Always <c>list</c>.</summary>
    [JsonPropertyName("object")]
    public string Object { get; set; }

    /// <summary>The objects of this page.</summary>
    [JsonPropertyName("data")]
    public List<T> Data { get; set; }

    /// <summary>Whether there are more behind this page, in its direction.</summary>
    [JsonPropertyName("has_more")]
    public bool HasMore { get; set; }

    /// <summary>The path that the list is at.</summary>
    [JsonPropertyName("url")]
    public string Url { get; set; }

    private protected override bool KeepsJson => false;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => Data.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Turns the order of this page round.</summary>
    public void Reverse() => Data.Reverse();
}
