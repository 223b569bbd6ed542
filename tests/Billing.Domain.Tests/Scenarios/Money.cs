using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>Commands about money that comes in, with every part filled in that a test does not care about.</summary>
internal static class Money
{
    public static readonly CheckoutPack Pack = new(Commands.Emails, 1_000, 100, new Expiry.Never());

    public static OperationKey Fact(string reference) => OperationKey.FromClient(Operations.Payment, reference);

    public static AccountCommand.StartCheckout TopUp(string? key = null) => new(
        Commands.Key(Operations.Checkout, key),
        Note.None,
        new CheckoutTerms(CheckoutPurpose.TopUp, "pack", 1, 500, "usd", "price_pack", Pack, null, "https://a.test/ok", null));

    public static AccountCommand.StartCheckout BuyPlan(string slug = "pro") => new(
        Commands.Key(Operations.Checkout),
        Note.None,
        new CheckoutTerms(CheckoutPurpose.Plan, slug, 1, 2_000, "usd", $"price_{slug}", null, null, null, null));

    public static AccountCommand.OpenCheckout Open(this Scenario account, long seq) => new(
        Key(), Note.None, seq, $"cs_{seq}", $"https://pay.test/{seq}", Commands.Day(40), [.. account.Ledger]);

    public static AccountCommand.SettleCheckout Session(
        this Scenario account, long seq, SessionResult result, long amount = 500, string? subscription = null) => new(
        result == SessionResult.Paid ? Fact($"checkout:{seq}") : Key(),
        Note.None,
        seq,
        new SessionFacts($"cs_{seq}", result, amount, "usd", $"pi_{seq}", subscription),
        [.. account.Ledger]);

    public static SubscriptionState Subscription(
        string id = "sub_1",
        SubscriptionStatus status = SubscriptionStatus.Active,
        string? plan = "pro",
        Instant? start = null,
        Instant? end = null,
        bool metered = false)
    {
        var begin = start ?? Commands.Day(10);
        return new SubscriptionState(
            id, status, $"price_{plan}", plan, new Period(begin, end ?? new PlanCycle(begin, 1).PeriodAt(begin).End), begin, null, metered);
    }

    public static AccountCommand.SyncSubscription Sync(
        SubscriptionState subscription, PlanTerms? terms = null, PlanTerms? byDefault = null) =>
        new(Key(), Note.None, subscription, terms, byDefault);

    public static AccountCommand.SettleInvoice Invoice(
        PlanTerms? terms,
        Period period,
        InvoiceReason reason = InvoiceReason.Begin,
        string subscription = "sub_1",
        string invoice = "in_1",
        Instant? paidAt = null)
    {
        var reference = reason == InvoiceReason.Update
            ? PaymentRef.OfUpdate(invoice)
            : PaymentRef.OfPeriod(subscription, period.Start);
        return new(
            Fact(reference),
            Note.None,
            new InvoiceFacts(
                invoice, subscription, reason, $"price_{terms?.Slug}", period, paidAt ?? period.Start, 2_000, "usd", "pi_i"),
            terms);
    }

    private static OperationKey Key() => Commands.Key(Operations.Provider);
}
