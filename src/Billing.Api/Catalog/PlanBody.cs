using System.Collections.Immutable;
using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>The body of POST /v1/plans, and without its slug that of PATCH /v1/plans/{slug}.</summary>
internal readonly record struct PlanBody(
    string? Slug,
    string? Name,
    int? Tier,
    bool? Public,
    PlanPriceLine? Price,
    string? StripePriceId,
    string? Periods,
    ImmutableArray<PlanCreditLine>? Credits,
    ImmutableArray<PlanMeterLine>? Meters,
    ImmutableArray<string>? Features)
{
    internal static readonly FieldSet PostFields = new(
        "slug", "name", "tier", "public", "price", "stripe_price_id", "periods", "credits", "meters", "features",
        "idempotency_key");

    internal static readonly FieldSet PatchFields = new(
        "name", "tier", "public", "price", "stripe_price_id", "periods", "credits", "meters", "features",
        "idempotency_key");

    public static PlanBody Read(ref BodyReader body) => Read(ref body, PostFields);

    public static PlanBody ReadPatch(ref BodyReader body) => Read(ref body, PatchFields);

    public PlanRequest ToRequest(CallKey key) => new(
        key,
        Slug ?? "",
        Name,
        Tier,
        Public,
        Price,
        StripePriceId,
        Periods,
        Credits ?? [],
        Meters ?? [],
        Features ?? []);

    public PlanPatch ToPatch(string slug) =>
        new(slug, Name, Tier, Public, Price, StripePriceId, Periods, Credits, Meters, Features);

    private static PlanBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(PlanBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            read = field switch
            {
                "slug" => read with { Slug = body.Text(TextLimits.Code) },
                "name" => read with { Name = body.Text(TextLimits.Name) },
                "tier" => read with { Tier = body.Whole() },
                "public" => read with { Public = body.IsNull ? null : body.Flag() },
                "price" => read with { Price = PriceBody.ReadOfPlan(ref body) },
                "stripe_price_id" => read with { StripePriceId = body.Text(TextLimits.StripeId) },
                "periods" => read with { Periods = body.Text(TextLimits.Code) },
                "credits" => read with { Credits = body.List(PlanCreditBody.Read) },
                "meters" => read with { Meters = body.List(PlanMeterBody.Read) },
                "features" => read with { Features = body.List(ReadFeature) },
                _ => ReadKey(ref body, read),
            };
        }
        return read;
    }

    private static string ReadFeature(ref BodyReader body) => body.Text(TextLimits.Reason) ?? "";

    private static PlanBody ReadKey(ref BodyReader body, PlanBody read)
    {
        body.ReadKey();
        return read;
    }
}
