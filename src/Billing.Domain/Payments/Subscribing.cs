using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>
/// Subscriptions as the provider tells of them: one decides the plan, and its period is the account's while it is live
/// (SEMANTICS D4, D9, D11, D12). Told again, in whatever order, they lead to the same state.
/// </summary>
public static class Subscribing
{
    internal static Decision Decide(AccountState state, AccountCommand.SyncSubscription command, Instant now)
    {
        var told = command.Subscription;
        if (!told.IsMetered && Stays(state.Payments.Subscription, told))
            return new Decision.Unchanged();
        if (told.IsMetered && Stays(state.Payments.Metered, told))
            return new Decision.Unchanged();
        var changed = new AccountEvent.SubscriptionChanged(told);
        var after = Evolve(state, changed);
        var wanted = SubscribedPlan.Of(after.Payments, state.Plan, command.Terms, command.Default, now);
        return new Decision.Accepted([
            changed,
            .. ClosedBy(state, told),
            .. SubscribedPlan.Changes(state, wanted, now),
        ]);
    }

    /// <summary>Whether another subscription than the account's was told of as live: it has to go (SEMANTICS D13).</summary>
    public static bool IsOneTooMany(AccountState state, SubscriptionState told) =>
        !told.IsMetered && told.IsLive
        && state.Payments.Subscription is { IsLive: true } current && current.Id != told.Id;

    internal static AccountState Evolve(AccountState state, AccountEvent.SubscriptionChanged e) => state with
    {
        Payments = e.Subscription.IsMetered
            ? state.Payments with { Metered = e.Subscription }
            : state.Payments with { Subscription = e.Subscription },
    };

    // The end is final for that subscription (SEMANTICS E5); only one that lives takes another one's place, once that is over
    // (SEMANTICS D9, D13).
    private static bool Stays(SubscriptionState? current, SubscriptionState told) => current is not null
        && (current.Id == told.Id ? current == told || current.HasEnded : current.IsLive || !told.IsLive);

    // A checkout that waited for the word of its subscription has it now.
    private static IEnumerable<AccountEvent> ClosedBy(AccountState state, SubscriptionState told) => told.IsLive && !told.IsMetered
        ? state.Payments.Checkouts
            .Where(checkout => checkout is { Terms.Purpose: CheckoutPurpose.Plan, Status: CheckoutStatus.Pending })
            .Select(checkout => new AccountEvent.CheckoutClosed(checkout.Seq, CheckoutOutcome.Subscribed))
        : [];
}
