using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The field <c>invoice_settings</c> of <see cref="Customer"/>.</summary>
public class CustomerInvoiceSettings : StripeEntity<CustomerInvoiceSettings>
{
    public string DefaultPaymentMethodId
    {
        get => DefaultPaymentMethodField.Id;
        set => DefaultPaymentMethodField = DefaultPaymentMethodField.WithId(value);
    }

    public PaymentMethod DefaultPaymentMethod
    {
        get => DefaultPaymentMethodField.Value;
        set => DefaultPaymentMethodField = Expandable<PaymentMethod>.Of(value);
    }

    [JsonPropertyName("default_payment_method")]
    private Expandable<PaymentMethod> DefaultPaymentMethodField { get; set; }

    [JsonPropertyName("footer")]
    public string Footer { get; set; }
}
