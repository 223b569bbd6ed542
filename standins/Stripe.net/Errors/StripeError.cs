using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>What Stripe says is wrong with a request, a payment or a set-up.</summary>
public class StripeError : StripeEntity<StripeError>
{
    /// <summary>What to do about a declined card: <c>try_again_later</c>, <c>do_not_try_again</c> …</summary>
    [JsonPropertyName("advice_code")]
    public string AdviceCode { get; set; }

    /// <summary>The charge that failed.</summary>
    [JsonPropertyName("charge")]
    public string Charge { get; set; }

    /// <summary>A word for programs: <c>resource_missing</c>, <c>card_declined</c> …</summary>
    [JsonPropertyName("code")]
    public string Code { get; set; }

    /// <summary>Why the bank has declined, if it says so.</summary>
    [JsonPropertyName("decline_code")]
    public string DeclineCode { get; set; }

    /// <summary>Where the code is explained.</summary>
    [JsonPropertyName("doc_url")]
    public string DocUrl { get; set; }

    /// <summary>A sentence for people.</summary>
    [JsonPropertyName("message")]
    public string Message { get; set; }

    /// <summary>The parameter at fault: <c>items[0][price]</c>.</summary>
    [JsonPropertyName("param")]
    public string Param { get; set; }

    /// <summary>The payment that failed or waits for the customer.</summary>
    [JsonPropertyName("payment_intent")]
    public PaymentIntent PaymentIntent { get; set; }

    /// <summary>The payment method that was refused.</summary>
    [JsonPropertyName("payment_method")]
    public PaymentMethod PaymentMethod { get; set; }

    /// <summary>The type of the payment method that was refused.</summary>
    [JsonPropertyName("payment_method_type")]
    public string PaymentMethodType { get; set; }

    /// <summary>The request in Stripe's dashboard.</summary>
    [JsonPropertyName("request_log_url")]
    public string RequestLogUrl { get; set; }

    /// <summary>The set-up that failed or waits for the customer.</summary>
    [JsonPropertyName("setup_intent")]
    public SetupIntent SetupIntent { get; set; }

    /// <summary><c>api_error</c>, <c>card_error</c>, <c>idempotency_error</c>, <c>invalid_request_error</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; set; }

    private protected override bool KeepsJson => false;
}
