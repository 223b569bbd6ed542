namespace Stripe.Billing;

/// <summary>The calls below <c>/v1/billing/meter_events</c>.</summary>
public class MeterEventService : Service
{
    public MeterEventService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/billing/meter_events</c>.</summary>
    public virtual Task<MeterEvent> CreateAsync(
        MeterEventCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<MeterEvent>("/v1/billing/meter_events", options, requestOptions, cancellationToken);
}
