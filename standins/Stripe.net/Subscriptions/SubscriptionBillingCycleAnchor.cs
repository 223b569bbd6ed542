namespace Stripe;

/// <summary>A word for the parameter <c>billing_cycle_anchor</c> of <see cref="SubscriptionUpdateOptions"/>.</summary>
public class SubscriptionBillingCycleAnchor : StringEnum
{
    public static readonly SubscriptionBillingCycleAnchor Now = new("now");

    public static readonly SubscriptionBillingCycleAnchor Unchanged = new("unchanged");

    private SubscriptionBillingCycleAnchor(string value)
        : base(value)
    {
    }
}
