using Billing.StripeSandbox.PaymentMethods;

namespace Billing.StripeSandbox.PaymentIntents;

/// <summary>How a declined payment is told: 402 with the error's code and the bank's reason.</summary>
internal static class Declines
{
    /// <summary>The answer to a caller whose card was declined.</summary>
    public static StripeRefusal Refusal(TestMethod test) =>
        Refusal(Code(test.DeclineCode!), test.DeclineCode!, $"The card was declined ({test.DeclineCode}).");

    /// <summary>The answer where the holder must authenticate but is not there.</summary>
    public static StripeRefusal AuthenticationRequired() => Refusal(
        "authentication_required", "authentication_required",
        "The card was declined: this payment needs its holder's authentication.");

    private static StripeRefusal Refusal(string code, string declineCode, string message)
    {
        var refusal = new StripeRefusal(402, "card_error", code, message);
        refusal.More["decline_code"] = declineCode;
        return refusal;
    }

    /// <summary>Some reasons are an error code of their own; the others are card_declined.</summary>
    private static string Code(string declineCode) =>
        declineCode is "expired_card" or "incorrect_cvc" ? declineCode : "card_declined";
}
