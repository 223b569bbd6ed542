namespace Stripe;

/// <summary>The parameters of <c>GET /v1/webhook_endpoints</c>.</summary>
public class WebhookEndpointListOptions : ListOptions;
