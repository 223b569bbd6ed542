using Billing.Api.Json;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>One element of a plan's <c>meters</c>. What is missing in it is refused further inside.</summary>
internal static class PlanMeterBody
{
    internal static readonly FieldSet Fields =
        new("meter", "included", "limit", "limit_mode", "cost", "overage", "overage_cap");

    internal static readonly FieldSet CostFields = FieldSet.Of("cost", "credit_type", "amount");

    public static PlanMeterLine Read(ref BodyReader body)
    {
        var line = new PlanMeterLine("", null, null, null, null, null, null);
        if (!body.EnterObject())
            return line;
        while (body.Next(Fields) is { } field)
        {
            line = field switch
            {
                "meter" => line with { Meter = body.Text(TextLimits.Code) ?? "" },
                "included" => line with { Included = body.Amount() },
                "limit" => line with { Limit = body.Amount() },
                "limit_mode" => line with { LimitMode = body.Text(TextLimits.Code) },
                "cost" => line with { Cost = ReadCost(ref body) },
                "overage" => line with { Overage = body.Text(TextLimits.Code) },
                _ => line with { OverageCap = body.Amount() },
            };
        }
        return line;
    }

    // A cost that names nothing is a mistake, not a meter that costs nothing.
    private static PlanCostLine? ReadCost(ref BodyReader body)
    {
        if (body.IsNull || !body.EnterObject())
            return null;
        var cost = new PlanCostLine("", "");
        while (body.Next(CostFields) is { } field)
        {
            cost = field == "credit_type"
                ? cost with { CreditType = body.Text(TextLimits.Code) ?? "" }
                : cost with { Amount = body.Amount() ?? "" };
        }
        return cost;
    }
}
