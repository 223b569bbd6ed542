using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Catalog;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies about payments.</summary>
internal sealed class PaymentRenderer(ICatalog catalog)
{
    public PaymentsView View(AccountState state, Instant now) => new(
        state.AccountId,
        state.Seq,
        now.ToDateTime(),
        state.Email,
        state.Name,
        state.Clock?.Id,
        state.Payments.CustomerId,
        PlanRenderer.State(state),
        Subscription(state.Payments.Subscription),
        Subscription(state.Payments.Metered),
        ImmutableArray.CreateRange(
            state.Payments.Checkouts, checkout => Checkout(state, checkout, PaymentWords.Of(checkout.Status))),
        RechargeRenderer.View(state, now));

    /// <summary>A checkout as it is: from memory, or from what the ledger says about it.</summary>
    public CheckoutView? Checkout(AccountState state, long seq, ImmutableArray<LedgerEntry> history)
    {
        if (Checkouts.Find(state, seq) is { } open)
            return Checkout(state, open, PaymentWords.Of(open.Status));
        if (Checkouts.Read(seq, history) is not { } told)
            return null;
        var status = told switch
        {
            { Payment.Event: AccountEvent.PaymentRecorded { Payment.Use: PaymentUse.Mismatched } } => "mismatched",
            { Payment: not null } => "paid",
            { Outcome: { } outcome } => PaymentWords.Of(outcome),
            _ => PaymentWords.Of(told.Checkout.Status),
        };
        return Checkout(state, told.Checkout, status);
    }

    public static PaymentView? Payment(LedgerEntry entry) => entry.Event is AccountEvent.PaymentRecorded { Payment: var payment }
        ? new PaymentView(
            PublicId.Of(PublicId.Payment, entry.AccountNo, entry.Seq),
            PaymentWords.Of(payment.Kind),
            entry.Key?.Key ?? "",
            entry.At.ToDateTime(),
            payment.AmountMinor,
            payment.Currency,
            payment.Plan,
            payment.PaymentIntentId,
            payment.InvoiceId,
            payment.SubscriptionId,
            PaymentWords.Of(payment.Use),
            entry.Seq)
        : null;

    /// <summary>The credits of a checkout whose money is on its way; it has the checkout's name, for there is no grant yet.</summary>
    public static GrantReply Expected(long accountNo, Checkout checkout, CheckoutPack pack)
    {
        var amount = new Amount(pack.Amount + pack.Bonus, pack.Asset.Precision);
        return new GrantReply(
            PublicId.Of(PublicId.Checkout, accountNo, checkout.Seq),
            pack.Asset.CreditType,
            amount,
            amount,
            "pending",
            checkout.StartedAt.ToDateTime(),
            null,
            GrantTerms.DefaultPriority,
            AccountRenderer.CategoryName(GrantCategory.Paid),
            checkout.Seq)
        {
            Source = AccountRenderer.SourceName(GrantSource.Purchase),
            Reserved = amount with { Value = 0 },
        };
    }

    private CheckoutView Checkout(AccountState state, Checkout checkout, string status)
    {
        var (terms, id) = (checkout.Terms, PublicId.Of(PublicId.Checkout, state.AccountNo, checkout.Seq));
        var isPlan = terms.Purpose == CheckoutPurpose.Plan;
        return new CheckoutView(
            id,
            PaymentWords.Of(terms.Purpose),
            terms.Code,
            terms.AmountMinor,
            terms.Currency,
            terms.PriceId,
            status,
            checkout.SessionId,
            checkout.Url,
            checkout.ExpiresAt?.ToDateTime(),
            checkout.StartedAt.ToDateTime(),
            terms.SupersedesSeq is { } seq ? Checkouts.Find(state, seq)?.SessionId : null,
            OutgoingKey.Of(state.AccountId, Operations.Checkout, id))
        {
            Name = (isPlan ? catalog.Plan(terms.Code)?.Terms.Name : catalog.Package(terms.Code)?.Name) ?? terms.Code,
            CreditType = terms.Pack?.Asset.CreditType,
            Credits = terms.Pack is { } pack ? new Amount(pack.Amount + pack.Bonus, pack.Asset.Precision) : null,
        };
    }

    private static SubscriptionView? Subscription(SubscriptionState? subscription) => subscription is null ? null : new(
        subscription.Id,
        PaymentWords.Of(subscription.Status),
        subscription.PriceId,
        subscription.Plan,
        subscription.Period.Start.ToDateTime(),
        subscription.Period.End.ToDateTime(),
        subscription.CancelAt?.ToDateTime(),
        subscription.IsLive);
}
