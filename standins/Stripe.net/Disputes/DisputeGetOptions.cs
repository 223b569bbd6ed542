namespace Stripe;

/// <summary>The parameters of <c>GET /v1/disputes/{id}</c>.</summary>
public class DisputeGetOptions : BaseOptions;
