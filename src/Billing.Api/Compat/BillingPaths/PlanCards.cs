using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>Plans as these clients show them.</summary>
internal static class PlanCards
{
    /// <summary>A plan that is offered.</summary>
    public static PlanCard Of(PlanView plan, SeedCatalog catalog) => new(
        plan.Slug, plan.Name, MonthlyCents(plan.Price), catalog.IncludedIn(plan.Meters), plan.Features);

    /// <summary>
    /// The plan of an account: what it includes by the version that the account is on, price and features by the present one.
    /// </summary>
    public static PlanCard? OfAccount(PlanStateReply state, PlanView? plan, SeedCatalog catalog) => state.Slug is null
        ? null
        : new PlanCard(
            state.Slug,
            state.Name,
            MonthlyCents(plan?.Price),
            catalog.Sends(state) is { } sends ? ExactNumber.Of(sends.Included) : ExactNumber.Zero,
            plan is null ? [] : plan.Features);

    /// <summary>Its name and limit.</summary>
    public static PlanFacts? Facts(PlanStateReply state, SeedCatalog catalog) =>
        state.Slug is null ? null : new PlanFacts(state.Slug, state.Name, state.Tier, Limit(state, catalog));

    /// <summary>Sends that it admits a period, or null for no limit.</summary>
    public static ExactNumber? Limit(PlanStateReply? state, SeedCatalog catalog) =>
        catalog.Sends(state)?.Limit is { } limit ? ExactNumber.Of(limit) : null;

    private static long? MonthlyCents(PlanPriceLine? price) => price switch
    {
        null => 0,
        { Interval: "month" } => price.AmountMinor,
        _ => null,
    };
}
