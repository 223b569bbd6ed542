namespace Stripe;

/// <summary>The parameters of <c>GET /v1/subscriptions/{id}</c>.</summary>
public class SubscriptionGetOptions : BaseOptions;
