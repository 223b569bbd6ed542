namespace Stripe;

/// <summary>What is particular to one request, apart from its parameters.</summary>
public class RequestOptions
{
    /// <summary>The secret key of this request, instead of the client's.</summary>
    public string ApiKey { get; set; }

    /// <summary>
    /// Makes a POST take effect once: 1 to 255 characters, remembered by Stripe for at least a day. Without one the
    /// client makes a random one for each POST, which covers its own retries only.
    /// </summary>
    public string IdempotencyKey { get; set; }

    /// <summary>The connected account that the request acts for.</summary>
    public string StripeAccount { get; set; }

    /// <summary>The Stripe-Context of this request; an empty one takes the client's away.</summary>
    public string StripeContext { get; set; }

    /// <summary>The Stripe-Request-Trigger of this request.</summary>
    public string StripeRequestTrigger { get; set; }
}
