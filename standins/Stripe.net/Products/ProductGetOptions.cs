namespace Stripe;

/// <summary>The parameters of <c>GET /v1/products/{id}</c>.</summary>
public class ProductGetOptions : BaseOptions;
