using System.Collections.Immutable;
using Billing.Contracts.Catalog;
using Billing.Domain.Plans;
using Billing.Grains.Catalog;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Tests.Provider;

/// <summary>A catalog with one plan for sale, <c>pro</c>.</summary>
internal sealed class OnePlanCatalog : ICatalog
{
    public const string ProPrice = "price_pro_of_the_catalog";

    public static readonly OnePlanCatalog Instance = new();

    private static readonly PlanTerms Pro = new(
        "pro", 1, "Pro", 2, new PlanPrice(4_900, "usd", BillingInterval.Month), PeriodKind.Anchored, [], []);

    public ImmutableArray<PlanListing> OfferedPlans => [];

    public CatalogSettings Settings => CatalogSettings.None;

    public EventFilter WantedEvents => EventFilter.Nothing;

    public PlanTerms? DefaultPlan => null;

    public CreditTypeTerms? CreditType(string code) => null;

    public MeterTerms? Meter(string code) => null;

    public PlanListing? Plan(string slug) => slug == "pro" ? new PlanListing(Pro, true, false, ProPrice, []) : null;

    public PlanTerms? PlanByPrice(string stripePriceId) => stripePriceId == ProPrice ? Pro : null;

    public PackageTerms? Package(string id) => null;

    public Task Refresh() => Task.CompletedTask;

    public PlanTerms? Newest(string slug) => Plan(slug)?.Terms;
}
