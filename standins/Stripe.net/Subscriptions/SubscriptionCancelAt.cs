namespace Stripe;

/// <summary>A word for the parameter <c>cancel_at</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionCancelAt : StringEnum
{
    public static readonly SubscriptionCancelAt MaxBilledUntil = new("max_billed_until");

    public static readonly SubscriptionCancelAt MaxPeriodEnd = new("max_period_end");

    public static readonly SubscriptionCancelAt MinPeriodEnd = new("min_period_end");

    private SubscriptionCancelAt(string value)
        : base(value)
    {
    }
}
