namespace Billing.Api.Json;

/// <summary>How long texts of requests may be.</summary>
internal static class TextLimits
{
    /// <summary>A code, or another word with a meaning.</summary>
    public const int Code = 64;

    /// <summary>The name of an event or of a key.</summary>
    public const int Name = 100;

    /// <summary>An id of Stripe's.</summary>
    public const int StripeId = 255;

    /// <summary>An address of the web.</summary>
    public const int Url = 2_048;

    /// <summary>Why something was done, or another sentence.</summary>
    public const int Reason = 500;
}
