using Billing.Domain.Payments;

namespace Billing.Grains.Accounts;

/// <summary>The words for states of payments that callers and the provider know.</summary>
internal static class PaymentWords
{
    public static string Of(CheckoutPurpose purpose) => purpose == CheckoutPurpose.Plan ? "plan" : "top_up";

    public static string Of(CheckoutStatus status) => status switch
    {
        CheckoutStatus.Open => "open",
        CheckoutStatus.Pending => "pending",
        _ => "started",
    };

    public static string Of(CheckoutOutcome outcome) => outcome switch
    {
        CheckoutOutcome.Failed => "failed",
        CheckoutOutcome.Subscribed => "subscribed",
        CheckoutOutcome.Mismatched => "mismatched",
        _ => "expired",
    };

    public static string Of(PaymentKind kind) => kind switch
    {
        PaymentKind.TopUp => "top_up",
        PaymentKind.Recharge => "recharge",
        _ => "subscription",
    };

    public static string Of(PaymentUse use) => use switch
    {
        PaymentUse.Duplicate => "duplicate",
        PaymentUse.Mismatched => "mismatched",
        _ => "accepted",
    };

    public static string Of(SubscriptionStatus status) => status switch
    {
        SubscriptionStatus.Incomplete => "incomplete",
        SubscriptionStatus.IncompleteExpired => "incomplete_expired",
        SubscriptionStatus.Trialing => "trialing",
        SubscriptionStatus.Active => "active",
        SubscriptionStatus.PastDue => "past_due",
        SubscriptionStatus.Unpaid => "unpaid",
        SubscriptionStatus.Canceled => "canceled",
        _ => "paused",
    };

    public static SubscriptionStatus? StatusOf(string word)
    {
        foreach (var status in Enum.GetValues<SubscriptionStatus>())
        {
            if (Of(status) == word)
                return status;
        }
        return null;
    }
}
