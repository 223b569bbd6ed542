namespace Stripe;

/// <summary>The parameters of <c>GET /v1/setup_intents/{id}</c>.</summary>
public class SetupIntentGetOptions : BaseOptions;
