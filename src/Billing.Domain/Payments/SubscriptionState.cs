using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>A subscription as the provider last told of it.</summary>
/// <param name="Id">The provider's name of it.</param>
/// <param name="Status">How it is.</param>
/// <param name="PriceId">The licensed price of it, or the metered one where there is no other.</param>
/// <param name="Plan">The plan that the price sells; null where no plan names the price (SEMANTICS D12).</param>
/// <param name="Period">Its current period.</param>
/// <param name="Anchor">Where its periods begin.</param>
/// <param name="CancelAt">When it will end, or null; the end of the period where that was asked.</param>
/// <param name="IsMetered">Whether it only bills usage and decides no plan.</param>
public sealed record SubscriptionState(
    string Id,
    SubscriptionStatus Status,
    string PriceId,
    string? Plan,
    Period Period,
    Instant Anchor,
    Instant? CancelAt,
    bool IsMetered)
{
    /// <summary>Whether nothing can become of it any more (SEMANTICS E5).</summary>
    public bool HasEnded => Status is SubscriptionStatus.Canceled or SubscriptionStatus.IncompleteExpired;

    /// <summary>Whether it gives its plan (SEMANTICS D4, D11).</summary>
    public bool IsLive => Status is SubscriptionStatus.Active or SubscriptionStatus.Trialing or SubscriptionStatus.PastDue;
}

/// <summary>How a subscription is (docs.stripe.com/api/subscriptions/object). The numbers are hashed and never change.</summary>
public enum SubscriptionStatus
{
    /// <summary>The first payment is missing.</summary>
    Incomplete = 0,

    /// <summary>It never came; terminal.</summary>
    IncompleteExpired = 1,

    /// <summary>On trial.</summary>
    Trialing = 2,

    /// <summary>Paid.</summary>
    Active = 3,

    /// <summary>A renewal is unpaid and still tried.</summary>
    PastDue = 4,

    /// <summary>A renewal is unpaid and not tried any more.</summary>
    Unpaid = 5,

    /// <summary>Ended; terminal.</summary>
    Canceled = 6,

    /// <summary>A trial ended without a way to pay.</summary>
    Paused = 7,
}
