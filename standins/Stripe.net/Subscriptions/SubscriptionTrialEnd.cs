namespace Stripe;

/// <summary>A word for the parameter <c>trial_end</c> of <see cref="SubscriptionCreateOptions"/>.</summary>
public class SubscriptionTrialEnd : StringEnum
{
    public static readonly SubscriptionTrialEnd Now = new("now");

    private SubscriptionTrialEnd(string value)
        : base(value)
    {
    }
}
