namespace Stripe;

/// <summary>The parameters of <c>GET /v1/prices/{id}</c>.</summary>
public class PriceGetOptions : BaseOptions;
