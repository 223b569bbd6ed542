namespace Stripe;

/// <summary>A word for the parameter <c>billing_cycle_anchor</c>
/// of <see cref="InvoiceSubscriptionDetailsOptions"/>.</summary>
public class InvoiceSubscriptionDetailsBillingCycleAnchor : StringEnum
{
    public static readonly InvoiceSubscriptionDetailsBillingCycleAnchor Now = new("now");

    public static readonly InvoiceSubscriptionDetailsBillingCycleAnchor Unchanged = new("unchanged");

    private InvoiceSubscriptionDetailsBillingCycleAnchor(string value)
        : base(value)
    {
    }
}
