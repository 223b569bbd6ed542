namespace Stripe;

/// <summary>The calls below <c>/v1/events</c>.</summary>
public class EventService : Service
{
    public EventService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>GET /v1/events/{id}</c>.</summary>
    public virtual Task<Event> GetAsync(
        string id,
        EventGetOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<Event>($"/v1/events/{Id(id)}", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/events</c>.</summary>
    public virtual Task<StripeList<Event>> ListAsync(
        EventListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Fetch<StripeList<Event>>("/v1/events", options, requestOptions, cancellationToken);

    /// <summary><c>GET /v1/events</c>, page after page.</summary>
    public virtual IAsyncEnumerable<Event> ListAutoPagingAsync(
        EventListOptions options = null,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Pages<Event>("/v1/events", options, requestOptions, cancellationToken);
}
