using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>The body of POST /v1/credit-types, and without its code that of PATCH /v1/credit-types/{code}.</summary>
internal readonly record struct CreditTypeBody(
    string? Code, string? Name, string? Unit, int? Precision, string? DefaultExpiry, string? BurnOrder)
{
    internal static readonly FieldSet PostFields =
        new("code", "name", "unit", "precision", "default_expiry", "burn_order", "idempotency_key");

    internal static readonly FieldSet PatchFields =
        new("name", "unit", "precision", "default_expiry", "burn_order", "idempotency_key");

    public static CreditTypeBody Read(ref BodyReader body) => Read(ref body, PostFields);

    public static CreditTypeBody ReadPatch(ref BodyReader body) => Read(ref body, PatchFields);

    public CreditTypeRequest ToRequest(CallKey key) =>
        new(key, Code!, Unit, Precision ?? 0, DefaultExpiry, BurnOrder) { Name = Name };

    public CreditTypePatch ToPatch(string code) =>
        new(code, Unit, Precision, DefaultExpiry, BurnOrder) { Name = Name };

    private static CreditTypeBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(CreditTypeBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            switch (field)
            {
                case "code":
                    read = read with { Code = body.Text(TextLimits.Code) };
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
                case "default_expiry":
                    read = read with { DefaultExpiry = body.Text(TextLimits.Code) };
                    break;
                case "burn_order":
                    read = read with { BurnOrder = body.Text(TextLimits.Code) };
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }
}

/// <summary>The body of a call that says everything by its path: nothing, or an empty object.</summary>
internal static class EmptyBody
{
    internal static readonly FieldSet Fields = new("idempotency_key");

    public static bool Read(ref BodyReader body)
    {
        if (!body.EnterObject())
            return false;
        while (body.Next(Fields) is not null)
            body.ReadKey();
        return true;
    }
}
