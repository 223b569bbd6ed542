namespace Stripe;

/// <summary>The parameters of <c>DELETE /v1/customers/{id}</c>.</summary>
public class CustomerDeleteOptions : BaseOptions;
