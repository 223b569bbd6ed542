using Billing.Api.Catalog;
using Billing.Api.Idempotency;
using Billing.Api.Json;
using Billing.Contracts.Catalog;

namespace Billing.Api.CatalogFiles;

/// <summary>Reads a catalog file: the bodies of the API in lists.</summary>
internal static class CatalogFileBody
{
    internal static readonly FieldSet Fields =
        new("credit_types", "meters", "plans", "packages", "default_plan", "compat");

    public static CatalogObjects Read(ref BodyReader body)
    {
        var read = new CatalogObjects([], [], [], [], null, null);
        if (!body.EnterObject())
            return read;
        while (body.Next(Fields) is { } field)
        {
            read = field switch
            {
                "credit_types" => read with { CreditTypes = body.List(ReadCreditType) ?? [] },
                "meters" => read with { Meters = body.List(ReadMeter) ?? [] },
                "plans" => read with { Plans = body.List(ReadPlan) ?? [] },
                "packages" => read with { Packages = body.List(ReadPackage) ?? [] },
                "default_plan" => read with { DefaultPlan = body.Text(TextLimits.Code) },
                _ => read with { Compat = SettingsBody.ReadCompat(ref body) },
            };
        }
        return read;
    }

    private static CreditTypeRequest ReadCreditType(ref BodyReader body)
    {
        var read = CreditTypeBody.Read(ref body);
        return (read with { Code = read.Code ?? "" }).ToRequest(CallKeys.None);
    }

    private static MeterRequest ReadMeter(ref BodyReader body)
    {
        var read = MeterBody.Read(ref body);
        return (read with { Code = read.Code ?? "" }).ToRequest(CallKeys.None);
    }

    private static PlanRequest ReadPlan(ref BodyReader body) => PlanBody.Read(ref body).ToRequest(CallKeys.None);

    private static PackageRequest ReadPackage(ref BodyReader body) =>
        PackageBody.Read(ref body).ToRequest(CallKeys.None);
}
