using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Contracts.Catalog;

namespace Billing.Grains.Tests.Catalog;

/// <summary>Requests as the tests write them.</summary>
internal static class Requests
{
    public static CallKey Key(string? client = null) => new(client, Guid.NewGuid());

    public static string FreshKey() => $"key-{Guid.NewGuid():N}";

    public static string FreshCode(string prefix) => $"{prefix}-{Guid.NewGuid():N}";

    public static CreditTypeRequest CreditType(
        string code,
        string? unit = null,
        int precision = 0,
        string? defaultExpiry = null,
        string? burnOrder = null,
        string? key = null) => new(Key(key), code, unit, precision, defaultExpiry, burnOrder);

    public static MeterRequest Meter(
        string code,
        string? stripeEventName = null,
        int precision = 0,
        string? costs = null,
        string? amount = null,
        string? key = null) => new(Key(key), code, stripeEventName, precision, costs, amount);

    public static PlanRequest Plan(
        string slug,
        string? name = null,
        int? tier = null,
        bool? isPublic = null,
        PlanPriceLine? price = null,
        string? stripePriceId = null,
        string? periods = null,
        PlanCreditLine[]? credits = null,
        PlanMeterLine[]? meters = null,
        string[]? features = null,
        string? key = null) => new(
            Key(key),
            slug,
            name,
            tier,
            isPublic,
            price,
            stripePriceId,
            periods,
            [.. credits ?? []],
            [.. meters ?? []],
            [.. features ?? []]);

    public static PlanCreditLine Credit(string creditType, string amount, string? expires = null) =>
        new(creditType, amount, expires, null, null, null);

    public static PlanMeterLine Counted(string meter) => new(meter, null, null, null, null, null, null);

    public static PlanPatch PlanPatch(string slug) => new(slug, null, null, null, null, null, null, null, null, null);

    public static PackageRequest Package(
        string id,
        string creditType,
        string amount = "10",
        string? bonus = null,
        string? expires = null,
        PackagePrice? price = null,
        string? key = null) =>
        new(Key(key), id, null, price ?? new PackagePrice(1000, "usd"), creditType, amount, bonus, expires, null);

    public static PackagePatch PackagePatch(string id) => new(id, null, null, null, null, null, null, null);

    public static ApiKeyRequest AdminKey(string? name = null, string? key = null) => new(Key(key), "admin", null, name);

    public static ApiKeyRequest AccountKey(string account, string? name = null, string? key = null) =>
        new(Key(key), "account", account, name);
}
