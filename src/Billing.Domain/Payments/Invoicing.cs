using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>Paid invoices of subscriptions: each period grants its plan's credits once, when it is paid (SEMANTICS D10).</summary>
internal static class Invoicing
{
    public static Decision Decide(AccountState state, AccountCommand.SettleInvoice command, Instant now)
    {
        var invoice = command.Invoice;
        if (invoice.Reason == InvoiceReason.Other)
            return new Decision.Unchanged();
        var isPlans = state.Payments.Subscription?.Id == invoice.SubscriptionId;
        if (!isPlans && state.Payments.Metered?.Id != invoice.SubscriptionId)
            return new Refusal(RefusalCodes.SubscriptionNotFound, "The account has not been told of this subscription yet.");
        var terms = isPlans ? TermsOf(state, command.Terms) : null;
        var payment = new AccountEvent.PaymentRecorded(new PaymentFacts(
            PaymentKind.Subscription,
            null,
            invoice.PaymentIntentId,
            invoice.InvoiceId,
            invoice.SubscriptionId,
            terms?.Slug,
            invoice.Period,
            invoice.AmountMinor,
            invoice.Currency,
            PaymentUse.Accepted));
        return new Decision.Accepted([payment, .. Grants(state, invoice, terms, now)]);
    }

    // The version that the account is on, which is the newest one only from its next cycle on.
    private static PlanTerms? TermsOf(AccountState state, PlanTerms? newest) =>
        state.Plan is { Source: PlanSource.Subscription, Terms: { } own } && own.Slug == newest?.Slug ? own : newest;

    // What the period has granted already counts: so it does not matter whether the period's own invoice or that of a change
    // within it is told of first (SEMANTICS D7, E3).
    private static IEnumerable<AccountEvent> Grants(
        AccountState state, InvoiceFacts invoice, PlanTerms? terms, Instant now)
    {
        var at = Instant.Later(invoice.Period.Start, invoice.PaidAt);
        var isCurrent = state.Plan.Source == PlanSource.Subscription && IsWithin(state.Plan.Period.Start, invoice.Period);
        // Of a period that is over, only its own invoice still grants.
        if (!isCurrent && invoice.Reason == InvoiceReason.Update)
            yield break;
        foreach (var credit in terms?.Credits ?? [])
        {
            var granted = isCurrent ? state.Plan.GrantedOf(credit.Asset.CreditType) : 0;
            var amount = Math.Max(0, credit.Amount - granted);
            if (amount > 0)
                yield return GrantOf(state, credit, amount, invoice.Period, at, now);
        }
    }

    private static AccountEvent.Granted GrantOf(
        AccountState state, PlanCredit credit, long amount, Period period, Instant at, Instant now)
    {
        var terms = new GrantTerms(at, credit.Expiry.From(at, period), credit.Priority, GrantCategory.Paid);
        var origin = new GrantOrigin(GrantSource.Plan, credit.Rollover, 0, state.Seq + 1);
        return new AccountEvent.Granted(credit.Asset, amount, terms, origin, at > now, 0, GrantTimesAsked.Nothing);
    }

    private static bool IsWithin(Instant at, Period period) => period.Start <= at && at < period.End;
}
