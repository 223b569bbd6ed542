using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Catalog;

/// <summary>The catalog as this silo sees it: in memory, at most a second behind the store.</summary>
public interface ICatalog
{
    /// <summary>The credit type with this code, or null.</summary>
    CreditTypeTerms? CreditType(string code);

    /// <summary>The meter with this code, or null.</summary>
    MeterTerms? Meter(string code);

    /// <summary>Reads the store now, for a code that is not known here yet but may be elsewhere.</summary>
    /// <exception cref="Journal.JournalUnavailableException">The store did not answer; nothing changed.</exception>
    Task Refresh();
}

/// <summary>What a decision needs to know of a credit type.</summary>
/// <param name="Asset">Code, precision and burn order.</param>
/// <param name="DefaultExpiry">For grants that name none.</param>
/// <param name="Archived">Whether new grants are refused.</param>
public sealed record CreditTypeTerms(Asset Asset, Expiry DefaultExpiry, bool Archived);

/// <summary>What a decision needs to know of a meter.</summary>
/// <param name="Code">The code.</param>
/// <param name="Precision">Decimal places of quantities.</param>
/// <param name="CostCreditType">What a whole unit costs: the credit type; null where it only counts.</param>
/// <param name="UnitCost">What a whole unit costs, in credit units; a multiple of the meter's scale (SEMANTICS A11).</param>
public sealed record MeterTerms(string Code, byte Precision, string? CostCreditType, long UnitCost)
{
    /// <summary>The cost of a quantity, exactly; null when it is beyond any amount.</summary>
    public long? CostOf(Units quantity)
    {
        var cost = (Int128)UnitCost * quantity.Value / Units.Scale(quantity.Precision);
        return cost > long.MaxValue ? null : (long)cost;
    }
}
