using System.Collections.Immutable;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;

namespace Billing.Api.BillingPage;

/// <summary>What the billing page shows.</summary>
/// <param name="Path">The page's own path, with the link.</param>
/// <param name="ReturnUrl">Where it leads back to, or null.</param>
/// <param name="Account">The account.</param>
/// <param name="Payments">How it stands with Stripe.</param>
/// <param name="Periods">Its usage, newest period first.</param>
/// <param name="CreditTypes">What credits are called.</param>
/// <param name="Plans">Plans that can be bought, cheapest first.</param>
/// <param name="Packages">Packages that are offered, cheapest first.</param>
internal sealed record BillingPageModel(
    string Path,
    string? ReturnUrl,
    AccountReply Account,
    PaymentsView Payments,
    ImmutableArray<PeriodReply> Periods,
    ImmutableArray<CreditTypeView> CreditTypes,
    ImmutableArray<PlanView> Plans,
    ImmutableArray<PackageView> Packages)
{
    /// <summary>The card that is charged, or null.</summary>
    public CardLine? Card { get; init; }

    /// <summary>The last invoices.</summary>
    public ImmutableArray<InvoiceLine> Invoices { get; init; } = [];

    /// <summary>What the current period will cost, or null.</summary>
    public InvoiceLine? Current { get; init; }

    /// <summary>Whether cards and invoices could not be read.</summary>
    public bool StripeIsAway { get; init; }

    /// <summary>Something that went well, or null.</summary>
    public string? Done { get; init; }

    /// <summary>Something that did not, or null.</summary>
    public string? Fault { get; init; }
}

/// <summary>A card on file.</summary>
internal sealed record CardLine(string Brand, string Last4, long ExpMonth, long ExpYear);

/// <summary>An invoice in the list.</summary>
internal sealed record InvoiceLine(
    string? Number, string? Status, long AmountMinor, string Currency, DateTimeOffset? Created, string? Url);
