using Billing.Api.Json;
using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>One element of a plan's <c>credits</c>. What is missing in it is refused further inside.</summary>
internal static class PlanCreditBody
{
    internal static readonly FieldSet Fields =
        new("credit_type", "amount", "expires", "priority", "low_balance_percent", "rollover");

    internal static readonly FieldSet RolloverFields = FieldSet.Of("rollover", "percent", "max_count", "window", "cap");

    public static PlanCreditLine Read(ref BodyReader body)
    {
        var line = new PlanCreditLine("", "", null, null, null, null);
        if (!body.EnterObject())
            return line;
        while (body.Next(Fields) is { } field)
        {
            line = field switch
            {
                "credit_type" => line with { CreditType = body.Text(TextLimits.Code) ?? "" },
                "amount" => line with { Amount = body.Amount() ?? "" },
                "expires" => line with { Expires = body.Text(TextLimits.Code) },
                "priority" => line with { Priority = body.Whole() },
                "low_balance_percent" => line with { LowBalancePercent = body.Whole() },
                _ => line with { Rollover = ReadRollover(ref body) },
            };
        }
        return line;
    }

    private static PlanRolloverLine? ReadRollover(ref BodyReader body)
    {
        if (body.IsNull || !body.EnterObject())
            return null;
        var rollover = new PlanRolloverLine(0, 0, "", null);
        while (body.Next(RolloverFields) is { } field)
        {
            rollover = field switch
            {
                "percent" => rollover with { Percent = body.Whole() ?? 0 },
                "max_count" => rollover with { MaxCount = body.Whole() ?? 0 },
                "window" => rollover with { Window = body.Text(TextLimits.Code) ?? "" },
                _ => rollover with { Cap = body.Amount() },
            };
        }
        return rollover;
    }
}
