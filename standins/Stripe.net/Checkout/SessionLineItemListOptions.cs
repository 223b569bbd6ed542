namespace Stripe.Checkout;

/// <summary>The parameters of <c>GET /v1/checkout/sessions/{parentId}/line_items</c>.</summary>
public class SessionLineItemListOptions : ListOptions;
