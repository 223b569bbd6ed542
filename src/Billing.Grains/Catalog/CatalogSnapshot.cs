using System.Collections.Frozen;
using System.Collections.Immutable;
using Billing.Contracts.Catalog;
using Billing.Domain.Plans;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Catalog;

/// <summary>The whole catalog at one revision.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="CreditTypes">Credit types by code.</param>
/// <param name="Meters">Meters by code.</param>
/// <param name="Plans">Plans by slug.</param>
/// <param name="Packages">Packages by id.</param>
/// <param name="SlugsByPrice">The plan that each Stripe price sells or once sold.</param>
/// <param name="Settings">What the catalog says as a whole.</param>
/// <param name="WantedEvents">The messages that at least one webhook endpoint wants.</param>
public sealed record CatalogSnapshot(
    long Revision,
    FrozenDictionary<string, CreditTypeTerms> CreditTypes,
    FrozenDictionary<string, MeterTerms> Meters,
    FrozenDictionary<string, PlanListing> Plans,
    FrozenDictionary<string, PackageTerms> Packages,
    FrozenDictionary<string, string> SlugsByPrice,
    CatalogSettings Settings,
    EventFilter WantedEvents)
{
    /// <summary>Before anything was read; no stored revision is equal to its.</summary>
    public static readonly CatalogSnapshot None = new(
        -1,
        FrozenDictionary<string, CreditTypeTerms>.Empty,
        FrozenDictionary<string, MeterTerms>.Empty,
        FrozenDictionary<string, PlanListing>.Empty,
        FrozenDictionary<string, PackageTerms>.Empty,
        FrozenDictionary<string, string>.Empty,
        CatalogSettings.None,
        EventFilter.Nothing);

    /// <summary>The plan of accounts that have no other, or null.</summary>
    public PlanTerms? DefaultPlan { get; } =
        Settings.DefaultPlan is { } slug ? Plans.GetValueOrDefault(slug)?.Terms : null;

    /// <summary>The newest version of the plan that a Stripe price sells or once sold, or null.</summary>
    public PlanTerms? PlanByPrice(string stripePriceId) =>
        SlugsByPrice.TryGetValue(stripePriceId, out var slug) ? Plans.GetValueOrDefault(slug)?.Terms : null;

    /// <summary>The plans that customers are offered, in order of tier and then slug.</summary>
    public ImmutableArray<PlanListing> OfferedPlans { get; } =
    [
        .. Plans.Values
            .Where(plan => plan is { Public: true, Archived: false })
            .OrderBy(plan => plan.Terms.Tier)
            .ThenBy(plan => plan.Terms.Slug, StringComparer.Ordinal),
    ];
}
