using System.Collections.Immutable;

namespace Billing.Contracts.Catalog;

/// <summary>Objects of a catalog that are to be there together or not at all.</summary>
/// <param name="CreditTypes">Credit types.</param>
/// <param name="Meters">Meters.</param>
/// <param name="Plans">Plans.</param>
/// <param name="Packages">Packages.</param>
/// <param name="DefaultPlan">The default plan; null leaves it as it is.</param>
/// <param name="Compat">What older clients' words mean; null leaves it as it is.</param>
[GenerateSerializer, Alias("billing.catalog_objects"), Immutable]
public sealed record CatalogObjects(
    [property: Id(0)] ImmutableArray<CreditTypeRequest> CreditTypes,
    [property: Id(1)] ImmutableArray<MeterRequest> Meters,
    [property: Id(2)] ImmutableArray<PlanRequest> Plans,
    [property: Id(3)] ImmutableArray<PackageRequest> Packages,
    [property: Id(4)] string? DefaultPlan,
    [property: Id(5)] CompatSettings? Compat);
