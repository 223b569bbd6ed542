using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>A postal address.</summary>
public class AddressOptions : INestedOptions
{
    [JsonPropertyName("city")]
    public string City { get; set; }

    [JsonPropertyName("country")]
    public string Country { get; set; }

    [JsonPropertyName("line1")]
    public string Line1 { get; set; }

    [JsonPropertyName("line2")]
    public string Line2 { get; set; }

    [JsonPropertyName("postal_code")]
    public string PostalCode { get; set; }

    [JsonPropertyName("state")]
    public string State { get; set; }
}
