using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>Stripe's object <c>invoiceitem</c>.</summary>
public class InvoiceItem : StripeEntity<InvoiceItem>, IHasId, IHasMetadata, IHasObject
{
    [JsonPropertyName("id")]
    public string Id { get; set; }

    [JsonPropertyName("object")]
    public string Object { get; set; }

    [JsonPropertyName("amount")]
    public long Amount { get; set; }

    [JsonPropertyName("currency")]
    public string Currency { get; set; }

    public string CustomerId
    {
        get => CustomerField.Id;
        set => CustomerField = CustomerField.WithId(value);
    }

    public Customer Customer
    {
        get => CustomerField.Value;
        set => CustomerField = Expandable<Customer>.Of(value);
    }

    [JsonPropertyName("customer")]
    private Expandable<Customer> CustomerField { get; set; }

    [JsonPropertyName("date")]
    public DateTime Date { get; set; } = DateTime.UnixEpoch;

    [JsonPropertyName("deleted")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Deleted { get; set; }

    [JsonPropertyName("description")]
    public string Description { get; set; }

    [JsonPropertyName("discountable")]
    public bool Discountable { get; set; }

    public string InvoiceId
    {
        get => InvoiceField.Id;
        set => InvoiceField = InvoiceField.WithId(value);
    }

    public Invoice Invoice
    {
        get => InvoiceField.Value;
        set => InvoiceField = Expandable<Invoice>.Of(value);
    }

    [JsonPropertyName("invoice")]
    private Expandable<Invoice> InvoiceField { get; set; }

    [JsonPropertyName("livemode")]
    public bool Livemode { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string> Metadata { get; set; }

    [JsonPropertyName("parent")]
    public InvoiceItemParent Parent { get; set; }

    [JsonPropertyName("period")]
    public InvoiceItemPeriod Period { get; set; }

    [JsonPropertyName("pricing")]
    public InvoiceItemPricing Pricing { get; set; }

    [JsonPropertyName("proration")]
    public bool Proration { get; set; }

    [JsonPropertyName("quantity")]
    public long Quantity { get; set; }

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
