using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>customer</c>.</summary>
public class Customer : StripeEntity<Customer>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("address")]
    public Address Address { get; set; }

    [JsonPropertyName("balance")]
    public long Balance { get; set; }

    [JsonPropertyName("created")]
    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    public string DefaultSourceId
    {
        get => DefaultSourceField.Id;
        set => DefaultSourceField = DefaultSourceField.WithId(value);
    }

    [JsonPropertyName("default_source")]
    private Expandable<UnknownObject> DefaultSourceField { get; set; }

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("delinquent")]
    public bool? Delinquent { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    [JsonPropertyName("invoice_settings")]
    public CustomerInvoiceSettings InvoiceSettings { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("phone")]
    public string Phone { get; set; }

    [JsonPropertyName("preferred_locales")]
    public List<string> PreferredLocales { get; set; }

    [JsonPropertyName("tax_exempt")]
    public string TaxExempt { get; set; }

    public string TestClockId
    {
        get => TestClockField.Id;
        set => TestClockField = TestClockField.WithId(value);
    }

    public TestHelpers.TestClock TestClock
    {
        get => TestClockField.Value;
        set => TestClockField = Expandable<TestHelpers.TestClock>.Of(value);
    }

    [JsonPropertyName("test_clock")]
    private Expandable<TestHelpers.TestClock> TestClockField { get; set; }
}
