namespace Stripe;

/// <summary>The parameters of <c>GET /v1/webhook_endpoints/{id}</c>.</summary>
public class WebhookEndpointGetOptions : BaseOptions;
