namespace Stripe;

/// <summary>A word for the parameter <c>up_to</c> of <see cref="PriceTierOptions"/>.</summary>
public class PriceTierUpTo : StringEnum
{
    public static readonly PriceTierUpTo Inf = new("inf");

    private PriceTierUpTo(string value)
        : base(value)
    {
    }
}
