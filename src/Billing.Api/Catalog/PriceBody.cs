using Billing.Api.Json;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>The price of a plan or a package. What is missing in it is refused further inside.</summary>
internal static class PriceBody
{
    private const long Missing = -1;

    internal static readonly FieldSet PlanFields = FieldSet.Of("price", "amount_minor", "currency", "interval");
    internal static readonly FieldSet PackageFields = FieldSet.Of("price", "amount_minor", "currency");

    public static PlanPriceLine? ReadOfPlan(ref BodyReader body)
    {
        if (body.IsNull || !body.EnterObject())
            return null;
        var price = new PlanPriceLine(Missing, "", "");
        while (body.Next(PlanFields) is { } field)
        {
            price = field switch
            {
                "amount_minor" => price with { AmountMinor = body.LongWhole() ?? Missing },
                "currency" => price with { Currency = body.Text(TextLimits.Code) ?? "" },
                _ => price with { Interval = body.Text(TextLimits.Code) ?? "" },
            };
        }
        return price;
    }

    public static PackagePrice? ReadOfPackage(ref BodyReader body)
    {
        if (body.IsNull || !body.EnterObject())
            return null;
        var price = new PackagePrice(Missing, "");
        while (body.Next(PackageFields) is { } field)
        {
            price = field == "amount_minor"
                ? price with { AmountMinor = body.LongWhole() ?? Missing }
                : price with { Currency = body.Text(TextLimits.Code) ?? "" };
        }
        return price;
    }
}
