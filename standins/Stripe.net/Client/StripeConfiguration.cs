namespace Stripe;

/// <summary>What is the same for every client. Keys and clients have no global setting here: they are passed.</summary>
public static class StripeConfiguration
{
    /// <summary>The API version that this release of Stripe.net speaks and sends with every request.</summary>
    public static string ApiVersion => "2026-07-29.dahlia";

    /// <summary>The release of Stripe.net that the stand-in stands for.</summary>
    public static string StripeNetVersion => "52.2.0";
}
