using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Plans;

/// <summary>How a plan counts, limits and charges a meter: included units first, then credits, then overage (SEMANTICS D14).</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Precision">Decimal places of its quantities.</param>
/// <param name="Included">Smallest units a period that cost nothing.</param>
/// <param name="Limit">Smallest units a period that are admitted, or null for no limit.</param>
/// <param name="LimitMode">How the limit is held (SEMANTICS D2).</param>
/// <param name="Rate">What a unit beyond the included ones costs, or null where the meter only counts.</param>
/// <param name="Overage">What happens where credits end, or where included units end and nothing is charged.</param>
/// <param name="OverageCap">
/// The most overage: smallest units a period under <see cref="OverageMode.Bill"/>, credit units owed under
/// <see cref="OverageMode.Deficit"/>; null for no cap.
/// </param>
public sealed record PlanMeter(
    string Meter,
    byte Precision,
    long Included,
    long? Limit,
    LimitMode LimitMode,
    MeterRate? Rate,
    OverageMode Overage,
    long? OverageCap)
{
    /// <summary>Credit units for each smallest unit of the meter; 0 where nothing is charged.</summary>
    public long SmallestUnitCost => Rate is null ? 0 : Rate.UnitCost / Units.Scale(Precision);
}

/// <summary>What usage costs.</summary>
/// <param name="Asset">The credit type charged.</param>
/// <param name="UnitCost">
/// Credit units for each whole unit of the meter; more than 0, and a multiple of the meter's scale, so that no quantity
/// needs rounding (SEMANTICS A11).
/// </param>
public sealed record MeterRate(Asset Asset, long UnitCost);

/// <summary>How a plan limit is held. A refusal is <c>plan_limit_reached</c> in both (SEMANTICS D2).</summary>
public enum LimitMode
{
    /// <summary>There is no limit.</summary>
    None = 0,

    /// <summary>Usage is admitted while the count is below the limit, whatever its size.</summary>
    Soft = 1,

    /// <summary>Usage is admitted only if the count stays within the limit.</summary>
    Hard = 2,
}

/// <summary>What happens to usage that neither included units nor credits cover.</summary>
public enum OverageMode
{
    /// <summary>It is refused.</summary>
    Block = 0,

    /// <summary>It is admitted and billed afterwards.</summary>
    Bill = 1,

    /// <summary>It is admitted and the account owes the credits; the next grant repays them.</summary>
    Deficit = 2,
}
