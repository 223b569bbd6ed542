namespace Stripe;

/// <summary>The calls below <c>/v1/setup_intents</c>.</summary>
public class SetupIntentService : Service
{
    public SetupIntentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/setup_intents</c>.</summary>
    public virtual Task<SetupIntent> CreateAsync(
        SetupIntentCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<SetupIntent>("/v1/setup_intents", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/setup_intents/{id}</c>.</summary>
    public virtual Task<SetupIntent> GetAsync(
        string id,
        SetupIntentGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<SetupIntent>($"/v1/setup_intents/{Id(id)}", options, requestOptions, cancellationToken);
}
