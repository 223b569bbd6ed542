namespace Stripe;

/// <summary>The parameters of <c>GET /v1/events/{id}</c>.</summary>
public class EventGetOptions : BaseOptions;
