namespace Stripe;

/// <summary>A word for the parameter <c>trial_end</c> of <see cref="InvoiceSubscriptionDetailsOptions"/>.</summary>
public class InvoiceSubscriptionDetailsTrialEnd : StringEnum
{
    public static readonly InvoiceSubscriptionDetailsTrialEnd Now = new("now");

    private InvoiceSubscriptionDetailsTrialEnd(string value)
        : base(value)
    {
    }
}
