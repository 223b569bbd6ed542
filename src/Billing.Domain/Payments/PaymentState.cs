using System.Collections.Immutable;

namespace Billing.Domain.Payments;

/// <summary>Where an account stands with its payment provider, as its ledger says.</summary>
/// <param name="CustomerId">Its name there, or null for none yet.</param>
/// <param name="Subscription">The subscription that decides its plan, or the last one that did; null for none ever.</param>
/// <param name="Metered">A subscription that only bills usage, or null (SEMANTICS D13).</param>
/// <param name="Checkouts">Checkouts that may still bring money.</param>
/// <param name="Recharge">How it tops itself up, or null.</param>
public sealed record PaymentState(
    string? CustomerId,
    SubscriptionState? Subscription,
    SubscriptionState? Metered,
    ImmutableArray<Checkout> Checkouts,
    RechargeState? Recharge)
{
    /// <summary>Nothing yet.</summary>
    public static readonly PaymentState None = new(null, null, null, [], null);
}
