using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Catalog;

namespace Billing.Grains.Accounts;

/// <summary>Makes commands about payments: what is sold comes from the catalog, what happened from the provider's reports.</summary>
internal sealed class PaymentCommands(ICatalog catalog)
{
    public BuiltCommand Start(AccountState state, StartCheckoutRequest request, OperationKey key)
    {
        BuiltCommand? fault = request.Purpose switch
        {
            "plan" => PlanTermsOf(request, out var terms) ?? Start(key, terms!, NotForSale(request.Code)),
            "top_up" => PackageTermsOf(state, request, out var terms) ?? Start(key, terms!, Archived(request.Code)),
            _ => null,
        };
        return fault ?? CommandBuilder.Refuse(Refusal.Invalid("purpose", "A purpose is plan or top_up."));
    }

    public static BuiltCommand Open(
        AccountState state, OpenCheckoutRequest request, OperationKey key, ImmutableArray<LedgerEntry> history) => new(
        new AccountCommand.OpenCheckout(
            key,
            Note.None,
            SubjectCommands.SeqOf(PublicId.Checkout, state, request.CheckoutId),
            request.SessionId,
            request.Url,
            Instant.From(request.ExpiresAt),
            history),
        null);

    public static BuiltCommand Settle(
        AccountState state, SessionReport report, OperationKey key, ImmutableArray<LedgerEntry> history)
    {
        if (ResultOf(report.Result) is not { } result)
            return CommandBuilder.Refuse(Refusal.Invalid("result", "A session is open, paid, pending, failed or expired."));
        var session = new SessionFacts(
            report.SessionId, result, report.AmountMinor, report.Currency, report.PaymentIntentId, report.SubscriptionId);
        var seq = SubjectCommands.SeqOf(PublicId.Checkout, state, report.CheckoutId);
        return new BuiltCommand(new AccountCommand.SettleCheckout(key, Note.None, seq, session, history), null);
    }

    public BuiltCommand Sync(SubscriptionReport report, OperationKey key)
    {
        if (StateOf(report) is not { } subscription)
            return CommandBuilder.Refuse(Refusal.Invalid("status", $"There is no subscription status '{report.Status}'."));
        var terms = subscription.Plan is { } plan ? catalog.Newest(plan) : null;
        return new BuiltCommand(
            new AccountCommand.SyncSubscription(key, Note.None, subscription, terms, catalog.DefaultPlan), null);
    }

    public BuiltCommand Settle(InvoiceReport report, OperationKey key)
    {
        var invoice = new InvoiceFacts(
            report.InvoiceId,
            report.SubscriptionId,
            ReasonOf(report.BillingReason),
            report.PriceId,
            new Period(Instant.From(report.PeriodStart), Instant.From(report.PeriodEnd)),
            Instant.From(report.PaidAt),
            report.AmountMinor,
            report.Currency,
            report.PaymentIntentId);
        return new BuiltCommand(
            new AccountCommand.SettleInvoice(key, Note.None, invoice, catalog.PlanByPrice(report.PriceId)), null);
    }

    /// <summary>What must be known of a checkout: nothing while the account keeps it in mind.</summary>
    public static ImmutableArray<long> OfCheckout(AccountState state, string id)
    {
        var seq = SubjectCommands.SeqOf(PublicId.Checkout, state, id);
        return seq == 0 || Checkouts.Find(state, seq) is not null ? [] : [seq];
    }

    /// <summary>A subscription as it is reported, or null for a status that nobody knows.</summary>
    public SubscriptionState? StateOf(SubscriptionReport report) => PaymentWords.StatusOf(report.Status) is { } status
        ? new SubscriptionState(
            report.Id,
            status,
            report.PriceId,
            report.IsMetered ? null : catalog.PlanByPrice(report.PriceId)?.Slug,
            new Period(Instant.From(report.PeriodStart), Instant.From(report.PeriodEnd)),
            Instant.From(report.Anchor),
            report.CancelAt is { } at ? Instant.From(at) : null,
            report.IsMetered)
        : null;

    /// <summary>The business fact that an invoice is (SEMANTICS D4, E3).</summary>
    public static string RefOf(InvoiceReport report) => ReasonOf(report.BillingReason) switch
    {
        InvoiceReason.Begin or InvoiceReason.Cycle =>
            PaymentRef.OfPeriod(report.SubscriptionId, Instant.From(report.PeriodStart)),
        _ => PaymentRef.OfUpdate(report.InvoiceId),
    };

    private static BuiltCommand Start(OperationKey key, CheckoutTerms terms, Refusal? refusal) =>
        new(new AccountCommand.StartCheckout(key, Note.None, terms), refusal);

    private BuiltCommand? PlanTermsOf(StartCheckoutRequest request, out CheckoutTerms? terms)
    {
        terms = null;
        if (catalog.Plan(request.Code) is not { } plan)
        {
            return CommandBuilder.Refuse(
                new Refusal(ErrorCodes.PlanNotFound, $"There is no plan '{request.Code}'.") { Field = "plan" });
        }
        terms = new CheckoutTerms(
            CheckoutPurpose.Plan,
            request.Code,
            plan.Terms.Version,
            plan.Terms.Price?.AmountMinor ?? 0,
            plan.Terms.Price?.Currency ?? "",
            plan.StripePriceId,
            null,
            null,
            request.SuccessUrl,
            request.CancelUrl);
        return null;
    }

    private BuiltCommand? PackageTermsOf(AccountState state, StartCheckoutRequest request, out CheckoutTerms? terms)
    {
        terms = null;
        if (catalog.Package(request.Code) is not { } package)
        {
            return CommandBuilder.Refuse(
                new Refusal(ErrorCodes.PackageNotFound, $"There is no package '{request.Code}'.") { Field = "package" });
        }
        var asset = state.Credit(package.Asset.CreditType)?.Asset ?? package.Asset;
        terms = new CheckoutTerms(
            CheckoutPurpose.TopUp,
            request.Code,
            package.Version,
            package.AmountMinor,
            package.Currency,
            package.StripePriceId,
            new CheckoutPack(asset, package.Amount, package.Bonus, package.Expiry),
            null,
            request.SuccessUrl,
            request.CancelUrl);
        return null;
    }

    // Free, private and archived plans, and those that nothing at the provider sells (SEMANTICS D12).
    private Refusal? NotForSale(string slug) => catalog.Plan(slug) switch
    {
        { Archived: false, Public: true, StripePriceId: not null, Terms.Price.AmountMinor: > 0 } => null,
        _ => new Refusal(ErrorCodes.PlanNotPurchasable, $"The plan '{slug}' is not for sale.") { Field = "plan" },
    };

    private Refusal? Archived(string id) => catalog.Package(id) is { Archived: false }
        ? null
        : Refusal.Invalid("package", "The package is archived; it is not sold any more.");

    private static SessionResult? ResultOf(string text) => text switch
    {
        "open" => SessionResult.Open,
        "paid" => SessionResult.Paid,
        "pending" => SessionResult.Pending,
        "failed" => SessionResult.Failed,
        "expired" => SessionResult.Expired,
        _ => null,
    };

    private static InvoiceReason ReasonOf(string text) => text switch
    {
        "subscription_create" => InvoiceReason.Begin,
        "subscription_cycle" => InvoiceReason.Cycle,
        "subscription_update" => InvoiceReason.Update,
        _ => InvoiceReason.Other,
    };
}
