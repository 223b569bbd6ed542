namespace Stripe;

/// <summary>Something that Stripe has answered.</summary>
public interface IStripeEntity
{
    /// <summary>The answer that it came in; null in a nested object.</summary>
    StripeResponse StripeResponse { get; set; }
}
