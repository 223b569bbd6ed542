using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Compat.Dodo;

/// <summary>
/// The body of POST and PATCH /credit-entitlements. Rollover, overage and prices belong to the plan that grants the credits;
/// here they can only be off.
/// </summary>
internal readonly record struct EntitlementBody(
    string? Id, string? Name, string? Unit, int? Precision, int? ExpiresAfterDays)
{
    /// <summary>Fields that Dodo's clients may send and that must be null here.</summary>
    internal static readonly string[] Unsupported =
    [
        "currency", "description", "max_rollover_count", "overage_behavior", "overage_limit", "price_per_unit",
        "rollover_percentage", "rollover_timeframe_count", "rollover_timeframe_interval",
    ];

    internal static readonly FieldSet PatchFields = new(
    [
        "name", "unit", "precision", "expires_after_days", "overage_enabled", "rollover_enabled", "idempotency_key",
        .. Unsupported,
    ]);

    internal static readonly FieldSet PostFields = new(["id", .. PatchFields.Names]);

    /// <summary>The first field that a new one must have and has not.</summary>
    public string? Missing => Name is null ? "name" : Unit is null ? "unit" : Precision is null ? "precision" : null;

    public static EntitlementBody Read(ref BodyReader body) => Read(ref body, PostFields);

    public static EntitlementBody ReadPatch(ref BodyReader body) => Read(ref body, PatchFields);

    public CreditTypeRequest ToRequest(CallKey key) =>
        new(key, Id ?? NewId(key), Unit, Precision!.Value, Expiry ?? "never", null) { Name = Name };

    public CreditTypePatch ToPatch(string code) => new(code, Unit, Precision, Expiry, null) { Name = Name };

    private string? Expiry => ExpiresAfterDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"days:{days}") : null;

    // The same call again makes the same id.
    private static string NewId(CallKey key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key.Client ?? key.Random.ToString()));
        return "cent_" + Convert.ToHexStringLower(hash.AsSpan(0, 10));
    }

    private static EntitlementBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(EntitlementBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            switch (field)
            {
                case "id":
                    read = read with { Id = body.Text(TextLimits.Code) };
                    break;
                case "name":
                    read = read with { Name = body.Text(TextLimits.Reason) };
                    break;
                case "unit":
                    read = read with { Unit = body.Text(TextLimits.Code) };
                    break;
                case "precision":
                    read = read with { Precision = body.Whole() };
                    break;
                case "expires_after_days":
                    read = read with { ExpiresAfterDays = body.Whole() };
                    break;
                case "overage_enabled" or "rollover_enabled":
                    if (body.Flag())
                        body.Invalid("This is said where a plan grants the credits: POST /v1/plans.");
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
                default:
                    body.Unsupported();
                    break;
            }
        }
        return read;
    }
}
