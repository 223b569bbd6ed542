namespace Billing.Client;

/// <summary>The codes of refusals that programs act on; docs/errors.md has all of them.</summary>
public static class BillingCodes
{
    /// <summary>402: less available than needed.</summary>
    public const string InsufficientCredits = "insufficient_credits";

    /// <summary>402: the plan's limit is reached.</summary>
    public const string PlanLimitReached = "plan_limit_reached";

    /// <summary>402: the bank did not pay.</summary>
    public const string StripeDeclined = "stripe_declined";

    /// <summary>404: no such account, or not one of this key's.</summary>
    public const string AccountNotFound = "account_not_found";

    /// <summary>409: there is one with this id and other content.</summary>
    public const string AlreadyExists = "already_exists";

    /// <summary>409: the account has a live subscription.</summary>
    public const string AlreadySubscribed = "already_subscribed";

    /// <summary>409: the reservation was given back.</summary>
    public const string ReservationReleased = "reservation_released";

    /// <summary>409: the reservation was used.</summary>
    public const string ReservationCommitted = "reservation_committed";

    /// <summary>409: the reservation's time was over.</summary>
    public const string ReservationExpired = "reservation_expired";

    /// <summary>409: the account has not reached the <c>min_seq</c> that was asked for.</summary>
    public const string StateBehind = "state_behind";

    /// <summary>422: the key was used with another request.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>422: the account has no subscription.</summary>
    public const string NoSubscription = "no_subscription";

    /// <summary>422: the account is no customer at Stripe.</summary>
    public const string NoStripeCustomer = "no_stripe_customer";

    /// <summary>400 or 422: the request makes no sense; thrown.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>500: the account's ledger is not as it was written, and an operator must look; thrown.</summary>
    public const string LedgerDamaged = "ledger_damaged";

    /// <summary>503: whether it happened is not known; thrown after the last attempt. The same key tells.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>503: nothing was written; thrown after the last attempt.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>The client's own word: the service was not reached, or did not answer in time; thrown.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The client's own word: the answer is not one of Billing's; thrown.</summary>
    public const string NotBilling = "not_billing";
}
