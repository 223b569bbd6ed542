using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Why a command was not carried out. An expected answer, not a fault; nothing of the account changed.</summary>
/// <param name="Code">A stable code of <see cref="RefusalCodes"/>.</param>
/// <param name="Detail">One sentence for a person.</param>
public sealed record Refusal(string Code, string Detail)
{
    /// <summary>The request field at fault, or null.</summary>
    public string? Field { get; init; }

    /// <summary>The credit type that was short, or null.</summary>
    public string? CreditType { get; init; }

    /// <summary>What there was, as decimal text, or null.</summary>
    public string? Available { get; init; }

    /// <summary>What was needed, as decimal text, or null.</summary>
    public string? Required { get; init; }

    /// <summary>The limit that was reached, or null.</summary>
    public LimitFacts? Limit { get; init; }

    /// <summary>Each rule that said no, in the order tried.</summary>
    public ImmutableArray<RefusalReason> Reasons { get; init; } = [];

    /// <summary>A well-formed request that is not allowed as it is.</summary>
    public static Refusal Invalid(string field, string detail) =>
        new(RefusalCodes.InvalidRequest, detail) { Field = field };

    /// <summary>Too few credits.</summary>
    /// <param name="balance">What the account holds.</param>
    /// <param name="need">Units needed.</param>
    /// <param name="reasons">The rules that said no; none where credits alone were asked for.</param>
    public static Refusal Insufficient(CreditBalance balance, long need, ImmutableArray<RefusalReason> reasons = default)
    {
        var have = new Units(balance.Available, balance.Precision).ToString();
        var needed = new Units(need, balance.Precision).ToString();
        return new Refusal(
            RefusalCodes.InsufficientCredits,
            $"The account has {have} {balance.CreditType} available and needs {needed}.")
        {
            CreditType = balance.CreditType,
            Available = have,
            Required = needed,
            Reasons = reasons.IsDefault ? CreditReasons(balance, need, have, needed) : reasons,
        };
    }

    private static ImmutableArray<RefusalReason> CreditReasons(CreditBalance balance, long need, string have, string needed)
    {
        var credits = new RefusalReason("credits", RefusalCodes.InsufficientCredits, have, needed);
        if (balance.Reserved == 0 || balance.Settled - balance.Frozen < need)
            return [credits];
        var held = new Units(balance.Reserved, balance.Precision).ToString();
        return [credits, new RefusalReason("hold", ReasonCodes.CreditsHeld, held, needed)];
    }
}

/// <summary>A plan's limit as it stood when it refused.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Limit">Units a period, as decimal text; null where the limit is one on overage.</param>
/// <param name="Count">Units counted in the period, as decimal text.</param>
/// <param name="Period">The period.</param>
public sealed record LimitFacts(string Meter, string? Limit, string Count, Period Period);

/// <summary>One rule that said no.</summary>
/// <param name="Rule">included, limit, credits, overage, hold or state.</param>
/// <param name="Code">The code that it would give alone.</param>
/// <param name="Have">What there was, as decimal text.</param>
/// <param name="Need">What it needed, as decimal text.</param>
public sealed record RefusalReason(string Rule, string Code, string Have, string Need)
{
    /// <summary>When time alone will change it, or null.</summary>
    public Instant? At { get; init; }
}

/// <summary>The codes that an account's decisions use; <c>docs/errors.md</c> explains each.</summary>
public static class RefusalCodes
{
    /// <summary>The account does not exist.</summary>
    public const string AccountNotFound = "account_not_found";

    /// <summary>The account exists with other content.</summary>
    public const string AlreadyExists = "already_exists";

    /// <summary>Too few credits.</summary>
    public const string InsufficientCredits = "insufficient_credits";

    /// <summary>The plan's limit, or its cap on overage, is reached.</summary>
    public const string PlanLimitReached = "plan_limit_reached";

    /// <summary>The account's plan does not name the meter.</summary>
    public const string MeterNotInPlan = "meter_not_in_plan";

    /// <summary>The account has no such reservation.</summary>
    public const string ReservationNotFound = "reservation_not_found";

    /// <summary>The reservation was released.</summary>
    public const string ReservationReleased = "reservation_released";

    /// <summary>The reservation was committed.</summary>
    public const string ReservationCommitted = "reservation_committed";

    /// <summary>The reservation has expired.</summary>
    public const string ReservationExpired = "reservation_expired";

    /// <summary>More was used than reserved, and credits are short for the rest.</summary>
    public const string ExceedsReservation = "exceeds_reservation";

    /// <summary>More would be taken back than is left of the original.</summary>
    public const string ExceedsOriginal = "exceeds_original";

    /// <summary>The account has no such entry.</summary>
    public const string EntryNotFound = "entry_not_found";

    /// <summary>The account has no such grant.</summary>
    public const string GrantNotFound = "grant_not_found";

    /// <summary>The account has no such payment.</summary>
    public const string PaymentNotFound = "payment_not_found";

    /// <summary>Credits of the payment begin later by the account's own clock; it is to be told again then.</summary>
    public const string GrantNotBegun = "grant_not_begun";

    /// <summary>A subscription decides the account's plan already (SEMANTICS D13).</summary>
    public const string AlreadySubscribed = "already_subscribed";

    /// <summary>The account has no such checkout.</summary>
    public const string CheckoutNotFound = "checkout_not_found";

    /// <summary>The account has not been told of the subscription.</summary>
    public const string SubscriptionNotFound = "subscription_not_found";

    /// <summary>The idempotency key was used with another request.</summary>
    public const string IdempotencyKeyReused = "idempotency_key_reused";

    /// <summary>Well-formed, but not allowed.</summary>
    public const string InvalidRequest = "invalid_request";
}

/// <summary>The codes that only a reason has; the others are those of refusals.</summary>
public static class ReasonCodes
{
    /// <summary>The plan's included units do not reach.</summary>
    public const string IncludedUsedUp = "included_used_up";

    /// <summary>Credits are there, but reservations hold them.</summary>
    public const string CreditsHeld = "credits_held";

    /// <summary>The cap on overage is reached.</summary>
    public const string OverageCapReached = "overage_cap_reached";
}
