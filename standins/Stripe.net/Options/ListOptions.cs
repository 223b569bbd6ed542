using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of a list: newest first, page by page.</summary>
public class ListOptions : BaseOptions
{
    /// <summary>The size of a page, 1 to 100; Stripe's default is 10.</summary>
    [JsonPropertyName("limit")]
    public long? Limit { get; set; }

    /// <summary>The page begins right after the object of this id.</summary>
    [JsonPropertyName("starting_after")]
    public string StartingAfter { get; set; }

    /// <summary>The page ends right before the object of this id.</summary>
    [JsonPropertyName("ending_before")]
    public string EndingBefore { get; set; }

    internal ListOptions Copy() => (ListOptions)ShallowCopy();
}
