using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

// What happens between the account and its payment provider.
public abstract partial record AccountEvent
{
    /// <summary>The account is this customer of the payment provider; null where that customer was deleted there.</summary>
    public sealed record CustomerLinked(string? CustomerId) : AccountEvent;

    /// <summary>A checkout began; nothing was sent to the provider before this was durable (SEMANTICS B7).</summary>
    public sealed record CheckoutStarted(CheckoutTerms Terms) : AccountEvent;

    /// <summary>The provider has a page for a checkout.</summary>
    /// <param name="CheckoutSeq">The entry that began it.</param>
    /// <param name="SessionId">The provider's session.</param>
    /// <param name="Url">Where the customer pays.</param>
    /// <param name="ExpiresAt">Until when.</param>
    public sealed record CheckoutOpened(long CheckoutSeq, string SessionId, string Url, Instant ExpiresAt) : AccountEvent;

    /// <summary>The customer has finished, the money is still on its way: the credits can be seen, not spent (SEMANTICS E4).</summary>
    public sealed record CheckoutPending(long CheckoutSeq, string SessionId) : AccountEvent;

    /// <summary>A checkout came to its end without money for this account.</summary>
    public sealed record CheckoutClosed(long CheckoutSeq, CheckoutOutcome Outcome) : AccountEvent;

    /// <summary>
    /// Money arrived, once for each fact (SEMANTICS E3: the key of the entry is the fact, see <see cref="PaymentRef"/>). The grants
    /// that it paid for follow; they name this entry as their origin.
    /// </summary>
    public sealed record PaymentRecorded(PaymentFacts Payment) : AccountEvent;

    /// <summary>The subscription is now as the provider says; a change of plan or period follows where it makes one.</summary>
    public sealed record SubscriptionChanged(SubscriptionState Subscription) : AccountEvent;

    /// <summary>Credits were taken back because the money went back (SEMANTICS E7, E8).</summary>
    /// <param name="PaymentSeq">The payment.</param>
    /// <param name="GrantSeq">The grant that it had paid for.</param>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Amount">Units taken: from what was left of the grant, and owed.</param>
    /// <param name="Deficit">Those of them that were spent already and are now owed.</param>
    /// <param name="WrittenOff">Units that were spent already and are not claimed.</param>
    /// <param name="Cause">Refund or lost dispute.</param>
    /// <param name="ReturnedMinor">Money that went back so far for this cause, in the currency's smallest unit.</param>
    public sealed record ClawedBack(
        long PaymentSeq,
        long GrantSeq,
        Asset Asset,
        long Amount,
        long Deficit,
        long WrittenOff,
        ClawbackCause Cause,
        long ReturnedMinor) : AccountEvent;

    /// <summary>A dispute was opened: what is left of the grant cannot be spent until it is decided (SEMANTICS E8).</summary>
    public sealed record Frozen(long PaymentSeq, long GrantSeq, Asset Asset, long Amount, string DisputeId) : AccountEvent;

    /// <summary>A dispute was won: what was frozen can be spent again.</summary>
    public sealed record Unfrozen(long PaymentSeq, long GrantSeq, Asset Asset, long Amount, string DisputeId) : AccountEvent;

    /// <summary>The account tops itself up on these terms; null for no more (SEMANTICS G3).</summary>
    public sealed record RechargeSet(RechargeTerms? Terms) : AccountEvent;

    /// <summary>The balance fell below the threshold: a charge is to be made, and only this one (SEMANTICS G3).</summary>
    /// <param name="Asset">The credit type.</param>
    /// <param name="Packs">How many packages it buys at once.</param>
    /// <param name="Amount">Units that they bring.</param>
    /// <param name="AmountMinor">What they cost, in the currency's smallest unit.</param>
    /// <param name="Currency">ISO 4217 in lower case.</param>
    public sealed record RechargeStarted(Asset Asset, int Packs, long Amount, long AmountMinor, string Currency) : AccountEvent;

    /// <summary>A charge did not succeed, or waits for its customer. Success is a payment.</summary>
    /// <param name="RechargeSeq">The entry that began it.</param>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="PaymentIntentId">The provider's name of it, or null.</param>
    /// <param name="Reason">The provider's code, or null.</param>
    /// <param name="RetryAt">Before when no other is made, or null.</param>
    public sealed record RechargeEnded(
        long RechargeSeq, RechargeOutcome Outcome, string? PaymentIntentId, string? Reason, Instant? RetryAt) : AccountEvent;
}
