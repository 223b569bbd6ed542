using Billing.Contracts;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Which changes a credit type that exists still allows.</summary>
internal static class CreditTypeChange
{
    /// <summary>Why it cannot change so, or null.</summary>
    public static async Task<ErrorReply?> Fault(
        AdminTransaction transaction, CreditTypeContent from, CreditTypeContent to)
    {
        var field = from.Precision != to.Precision ? "precision" : from.BurnOrder != to.BurnOrder ? "burn_order" : null;
        if (field is null)
            return null;
        if (await CreditTypeTable.WasGranted(transaction, from.Code))
        {
            return new ErrorReply(
                ErrorCodes.PrecisionImmutable, $"Credits of it have been granted; its {field} cannot change any more.")
            {
                Field = field,
                CreditType = from.Code,
            };
        }
        return from.Precision == to.Precision
            ? null
            : await NamedFault(transaction, to.Code) ?? await CostFault(transaction, to);
    }

    // Plans and packages of every version are read in the precision they were written in, also by accounts that stay on
    // an old one.
    private static async Task<ErrorReply?> NamedFault(AdminTransaction transaction, string code)
    {
        var by = await PlanTable.NamingCreditType(transaction, code) is { } plan ? $"plan {plan}"
            : await PackageTable.NamingCreditType(transaction, code) is { } package ? $"package {package}"
            : null;
        return by is null
            ? null
            : new ErrorReply(ErrorCodes.PrecisionImmutable, $"A version of {by} names it; its precision cannot change.")
            {
                Field = "precision",
                CreditType = code,
            };
    }

    // What a meter costs is kept in whole credits; it must be exact in the new precision too (SEMANTICS A11).
    private static async Task<ErrorReply?> CostFault(AdminTransaction transaction, CreditTypeContent to)
    {
        foreach (var meter in await MeterTable.CostingIn(transaction, to.Code))
        {
            if (MeterCost.Read(meter.Content.CostAmount!, to.Precision, meter.Content.Precision, out _) is not null)
                return RequestRules.Invalid("precision", $"What meter {meter.Content.Code} costs is not exact in it.");
        }
        return null;
    }
}
