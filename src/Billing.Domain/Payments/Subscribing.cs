using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>Subscriptions as the provider tells of them.</summary>
internal static class Subscribing
{
    public static AccountState Evolve(AccountState state, AccountEvent.SubscriptionChanged e) => state with
    {
        Payments = e.Subscription.IsMetered
            ? state.Payments with { Metered = e.Subscription }
            : state.Payments with { Subscription = e.Subscription },
    };
}
