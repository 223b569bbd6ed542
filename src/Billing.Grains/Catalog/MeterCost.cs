using Billing.Contracts;
using Billing.Domain.Values;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>
/// What a whole unit of a meter costs. It is exact for every quantity, or it is refused (SEMANTICS A11).
/// </summary>
internal static class MeterCost
{
    /// <summary>Reads a cost in a credit type's precision; answers what is wrong with it, or null.</summary>
    public static ErrorReply? Read(
        string text, byte creditPrecision, byte meterPrecision, out Units cost, string field = "cost.amount")
    {
        switch (Units.Read(text, creditPrecision, out cost))
        {
            case UnitsFault.NotANumber:
                return RequestRules.Invalid(field, "The cost is a plain decimal number.");
            case UnitsFault.OverPrecision:
                return RequestRules.Invalid(field, $"The credit type has {creditPrecision} decimal places.");
            case UnitsFault.TooLarge:
                return RequestRules.Invalid(field, "The cost is beyond the largest amount.");
            default:
                break;
        }
        if (cost.Value <= 0)
            return RequestRules.Invalid(field, "The cost is more than 0.");
        return cost.Value % Units.Scale(meterPrecision) == 0
            ? null
            : RequestRules.Invalid(field, "The cost of the meter's smallest quantity is not exact in the credit type.");
    }

    /// <summary>The one spelling of a decimal number, or null where it can be no amount in any precision.</summary>
    public static string? Canonical(string text)
    {
        for (byte precision = 0; precision <= Units.MaxPrecision; precision++)
        {
            if (Units.Read(text, precision, out var units) == UnitsFault.None)
                return units.ToString();
        }
        return null;
    }
}
