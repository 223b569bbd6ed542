using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>The parameters of <c>POST /v1/payment_methods/{id}/attach</c>.</summary>
public class PaymentMethodAttachOptions : BaseOptions
{
    [JsonPropertyName("customer")]
    public string Customer { get; set; }
}
