namespace Stripe.Billing;

/// <summary>The calls below <c>/v1/billing/meter_event_adjustments</c>.</summary>
public class MeterEventAdjustmentService : Service
{
    public MeterEventAdjustmentService(IStripeClient client)
        : base(client)
    {
    }

    /// <summary><c>POST /v1/billing/meter_event_adjustments</c>.</summary>
    public virtual Task<MeterEventAdjustment> CreateAsync(
        MeterEventAdjustmentCreateOptions options,
        RequestOptions requestOptions = null,
        CancellationToken cancellationToken = default) =>
        Post<MeterEventAdjustment>("/v1/billing/meter_event_adjustments", options, requestOptions, cancellationToken);
}
