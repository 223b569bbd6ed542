namespace Stripe;

/// <summary>The parameters of <c>GET /v1/customers/{id}</c>.</summary>
public class CustomerGetOptions : BaseOptions;
