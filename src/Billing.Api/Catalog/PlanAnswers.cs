using System.Collections.Immutable;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>A plan. Its lines are as they were asked for, defaults filled in.</summary>
internal sealed record PlanAnswer(
    string Slug,
    string Name,
    int Tier,
    bool Public,
    PlanPriceLine? Price,
    string? StripePriceId,
    string Periods,
    ImmutableArray<PlanCreditLine> Credits,
    ImmutableArray<PlanMeterLine> Meters,
    ImmutableArray<string> Features,
    bool Archived,
    int Version,
    DateTime CreatedAt)
{
    public static PlanAnswer Of(PlanView view) => new(
        view.Slug,
        view.Name,
        view.Tier,
        view.Public,
        view.Price,
        view.StripePriceId,
        view.Periods,
        view.Credits,
        view.Meters,
        view.Features,
        view.Archived,
        view.Version,
        view.CreatedAt);
}

/// <summary>A package of credits.</summary>
internal sealed record PackageAnswer(
    string Id,
    string Name,
    PackagePrice Price,
    string CreditType,
    string Amount,
    string? Bonus,
    string Expires,
    string? StripePriceId,
    bool Archived,
    int Version,
    DateTime CreatedAt)
{
    public static PackageAnswer Of(PackageView view) => new(
        view.Id,
        view.Name,
        view.Price,
        view.CreditType,
        view.Amount,
        view.Bonus,
        view.Expires,
        view.StripePriceId,
        view.Archived,
        view.Version,
        view.CreatedAt);
}

/// <summary>What the catalog says as a whole.</summary>
internal sealed record SettingsAnswer(string? DefaultPlan, CompatSettings Compat)
{
    public static SettingsAnswer Of(CatalogSettings settings) => new(settings.DefaultPlan, settings.Compat);
}
