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

    public static ApiKeyRequest AdminKey(string? name = null, string? key = null) => new(Key(key), "admin", null, name);

    public static ApiKeyRequest AccountKey(string account, string? name = null, string? key = null) =>
        new(Key(key), "account", account, name);
}
