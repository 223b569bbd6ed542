namespace Stripe;

/// <summary>The states of a subscription; others may come.</summary>
public static class SubscriptionStatuses
{
    public const string Active = "active";
    public const string Canceled = "canceled";
    public const string Incomplete = "incomplete";
    public const string IncompleteExpired = "incomplete_expired";
    public const string PastDue = "past_due";
    public const string Paused = "paused";
    public const string Trialing = "trialing";
    public const string Unpaid = "unpaid";
}
