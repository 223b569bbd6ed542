namespace Stripe;

/// <summary>The calls below <c>/v1/charges</c>.</summary>
public class ChargeService : Service
{
    public ChargeService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/charges/{id}</c>.</summary>
    public virtual Task<Charge> GetAsync(
        string id,
        ChargeGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Charge>($"/v1/charges/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/charges</c>.</summary>
    public virtual Task<StripeList<Charge>> ListAsync(
        ChargeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Charge>>("/v1/charges", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/charges</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Charge> ListAutoPagingAsync(
        ChargeListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Charge>("/v1/charges", options, requestOptions, cancellationToken);
}
