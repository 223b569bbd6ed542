namespace Stripe;

/// <summary>A word for the parameter <c>cancel_at</c> of <see cref="InvoiceSubscriptionDetailsOptions"/>.</summary>
public class InvoiceSubscriptionDetailsCancelAt : StringEnum
{
    public static readonly InvoiceSubscriptionDetailsCancelAt MaxBilledUntil = new("max_billed_until");

    public static readonly InvoiceSubscriptionDetailsCancelAt MaxPeriodEnd = new("max_period_end");

    public static readonly InvoiceSubscriptionDetailsCancelAt MinPeriodEnd = new("min_period_end");

    private InvoiceSubscriptionDetailsCancelAt(string value)
        : base(value)
    {
    }
}
