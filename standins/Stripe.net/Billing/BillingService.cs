using Stripe.Billing;

namespace Stripe;

/// <summary>The services below <c>/v1/billing</c>.</summary>
public class BillingService : Service
{
    internal BillingService(IStripeClient client)
        : base(client)
    {
        MeterEventAdjustments = new MeterEventAdjustmentService(client);
        MeterEvents = new MeterEventService(client);
        Meters = new MeterService(client);
    }

    public virtual MeterEventAdjustmentService MeterEventAdjustments { get; }

    public virtual MeterEventService MeterEvents { get; }

    public virtual MeterService Meters { get; }
}
