using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/customers</c>.</summary>
public class CustomerCreateOptions : BaseOptions, IHasMetadata
{
    [JsonPropertyName("address")]
    public AddressOptions Address { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("balance")]
    public long? Balance { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    [JsonPropertyName("invoice_settings")]
    public CustomerInvoiceSettingsOptions InvoiceSettings { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("payment_method")]
    public string PaymentMethod { get; set; }

    [JsonPropertyName("phone")]
    public string Phone { get; set; }

    [JsonPropertyName("preferred_locales")]
    public List<string> PreferredLocales { get; set; }

    [JsonPropertyName("tax_exempt")]
    public string TaxExempt { get; set => field = Cleared.Note(value); }

    [JsonPropertyName("test_clock")]
    public string TestClock { get; set; }
}
