using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>The body of POST /v1/packages, and without its id that of PATCH /v1/packages/{id}.</summary>
internal readonly record struct PackageBody(
    string? Id,
    string? Name,
    PackagePrice? Price,
    string? CreditType,
    string? Amount,
    string? Bonus,
    string? Expires,
    string? StripePriceId)
{
    internal static readonly FieldSet PostFields = new(
        "id", "name", "price", "credit_type", "amount", "bonus", "expires", "stripe_price_id", "idempotency_key");

    internal static readonly FieldSet PatchFields = new(
        "name", "price", "credit_type", "amount", "bonus", "expires", "stripe_price_id", "idempotency_key");

    public static PackageBody Read(ref BodyReader body) => Read(ref body, PostFields);

    public static PackageBody ReadPatch(ref BodyReader body) => Read(ref body, PatchFields);

    public PackageRequest ToRequest(CallKey key) =>
        new(key, Id ?? "", Name, Price, CreditType ?? "", Amount ?? "", Bonus, Expires, StripePriceId);

    public PackagePatch ToPatch(string id) => new(id, Name, Price, CreditType, Amount, Bonus, Expires, StripePriceId);

    private static PackageBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(PackageBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            read = field switch
            {
                "id" => read with { Id = body.Text(TextLimits.Code) },
                "name" => read with { Name = body.Text(TextLimits.Name) },
                "price" => read with { Price = PriceBody.ReadOfPackage(ref body) },
                "credit_type" => read with { CreditType = body.Text(TextLimits.Code) },
                "amount" => read with { Amount = body.Amount() },
                "bonus" => read with { Bonus = body.Amount() },
                "expires" => read with { Expires = body.Text(TextLimits.Code) },
                "stripe_price_id" => read with { StripePriceId = body.Text(TextLimits.StripeId) },
                _ => ReadKey(ref body, read),
            };
        }
        return read;
    }

    private static PackageBody ReadKey(ref BodyReader body, PackageBody read)
    {
        body.ReadKey();
        return read;
    }
}
