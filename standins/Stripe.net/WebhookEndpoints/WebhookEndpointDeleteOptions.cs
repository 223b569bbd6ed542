namespace Stripe;

/// <summary>The parameters of <c>DELETE /v1/webhook_endpoints/{id}</c>.</summary>
public class WebhookEndpointDeleteOptions : BaseOptions;
