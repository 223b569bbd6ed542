using System.Collections.Immutable;
using Billing.Domain.Payments;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

// What is asked of an account about its payments, and what its provider says.
public abstract partial record AccountCommand
{
    /// <summary>The account is this customer of the provider; null where that customer was deleted there.</summary>
    public sealed record LinkCustomer(OperationKey Key, Note Note, string? CustomerId) : AccountCommand(Key, Note);

    /// <summary>Begin a checkout; what it supersedes is decided.</summary>
    public sealed record StartCheckout(OperationKey Key, Note Note, CheckoutTerms Terms) : AccountCommand(Key, Note);

    /// <summary>Take note that the provider has a page for a checkout.</summary>
    /// <param name="Key">Its idempotency key.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="CheckoutSeq">The entry that began it.</param>
    /// <param name="SessionId">The provider's session.</param>
    /// <param name="Url">Where the customer pays.</param>
    /// <param name="ExpiresAt">Until when.</param>
    /// <param name="History">What the ledger says about it; needed only where it is not kept in mind.</param>
    public sealed record OpenCheckout(
        OperationKey Key,
        Note Note,
        long CheckoutSeq,
        string SessionId,
        string Url,
        Instant ExpiresAt,
        ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>Take note of how a checkout's session stands.</summary>
    /// <param name="Key">The payment where it is paid, see <see cref="PaymentRef"/>; else a random one.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="CheckoutSeq">The entry that began it.</param>
    /// <param name="Session">What the provider says.</param>
    /// <param name="History">What the ledger says about it; needed only where it is not kept in mind.</param>
    public sealed record SettleCheckout(
        OperationKey Key, Note Note, long CheckoutSeq, SessionFacts Session, ImmutableArray<LedgerEntry> History)
        : AccountCommand(Key, Note);

    /// <summary>Take note of how a subscription stands.</summary>
    /// <param name="Key">A random one.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Subscription">What the provider says.</param>
    /// <param name="Terms">The newest version of the plan that its price sells, or null where no plan names the price.</param>
    /// <param name="Default">The plan of accounts that have no other, or null.</param>
    public sealed record SyncSubscription(
        OperationKey Key, Note Note, SubscriptionState Subscription, PlanTerms? Terms, PlanTerms? Default)
        : AccountCommand(Key, Note);

    /// <summary>Take note of an invoice that was paid.</summary>
    /// <param name="Key">The payment, see <see cref="PaymentRef"/>.</param>
    /// <param name="Note">What the caller says about it.</param>
    /// <param name="Invoice">What the provider says.</param>
    /// <param name="Terms">The newest version of the plan that its price sells, or null where no plan names the price.</param>
    public sealed record SettleInvoice(OperationKey Key, Note Note, InvoiceFacts Invoice, PlanTerms? Terms)
        : AccountCommand(Key, Note);
}
