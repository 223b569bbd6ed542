using System.Collections.Immutable;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

// Money that goes back, and automatic top-ups.
public abstract partial record AccountCommand
{
    /// <summary>Money of a payment was refunded (SEMANTICS E7).</summary>
    /// <param name="Key">The fact as a key: the payment and what was refunded so far.</param>
    /// <param name="Note">Nothing, or what an operator says.</param>
    /// <param name="PaymentSeq">The payment's entry.</param>
    /// <param name="Facts">What the provider says.</param>
    /// <param name="Shortfall">What becomes of units that were spent.</param>
    /// <param name="History">What the ledger says about the payment, see <see cref="PaymentHistory.Subjects"/>.</param>
    public sealed record SettleRefund(
        OperationKey Key,
        Note Note,
        long PaymentSeq,
        RefundFacts Facts,
        ShortfallPolicy Shortfall,
        ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>A dispute about a payment stands so (SEMANTICS E8).</summary>
    /// <param name="Key">The fact as a key: the payment, the dispute and its result.</param>
    /// <param name="Note">Nothing, or what an operator says.</param>
    /// <param name="PaymentSeq">The payment's entry.</param>
    /// <param name="Facts">What the provider says.</param>
    /// <param name="Shortfall">What becomes of units that were spent.</param>
    /// <param name="History">What the ledger says about the payment, see <see cref="PaymentHistory.Subjects"/>.</param>
    public sealed record SettleDispute(
        OperationKey Key,
        Note Note,
        long PaymentSeq,
        DisputeFacts Facts,
        ShortfallPolicy Shortfall,
        ImmutableArray<LedgerEntry> History) : AccountCommand(Key, Note);

    /// <summary>Say how the account tops itself up; null for no more (SEMANTICS G3).</summary>
    public sealed record SetRecharge(OperationKey Key, Note Note, RechargeTerms? Terms) : AccountCommand(Key, Note);

    /// <summary>What the provider says of an automatic charge (SEMANTICS G3).</summary>
    /// <param name="Key">A payment's key where it is paid, else one of what was told.</param>
    /// <param name="Note">Nothing.</param>
    /// <param name="RechargeSeq">The entry that began it.</param>
    /// <param name="Facts">What the provider says.</param>
    /// <param name="History">What the ledger says about it.</param>
    public sealed record SettleRecharge(
        OperationKey Key, Note Note, long RechargeSeq, RechargeFacts Facts, ImmutableArray<LedgerEntry> History)
        : AccountCommand(Key, Note);
}
