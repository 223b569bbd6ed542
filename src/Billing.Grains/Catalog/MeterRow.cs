using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Values;

namespace Billing.Grains.Catalog;

/// <summary>A meter as it is stored.</summary>
/// <param name="Content">What its current version says.</param>
/// <param name="Version">That version's number.</param>
/// <param name="CostPrecision">The precision of the credit type that it costs, or null.</param>
/// <param name="CreatedAt">When its first version was made, UTC.</param>
internal sealed record MeterRow(MeterContent Content, int Version, byte? CostPrecision, DateTime CreatedAt)
{
    /// <summary>As callers see it.</summary>
    public MeterView ToView() => new(
        Content.Code,
        Content.StripeEventName,
        Content.Precision,
        Content.CostCreditType,
        Cost() is { } cost ? new Amount(cost.Value, cost.Precision) : null,
        Version,
        CreatedAt);

    /// <summary>What a decision needs to know of it.</summary>
    public MeterTerms ToTerms() => new(Content.Code, Content.Precision, Content.CostCreditType, Cost()?.Value ?? 0);

    private Units? Cost()
    {
        if (Content.CostAmount is not { } text || CostPrecision is not { } precision)
            return null;
        return MeterCost.Read(text, precision, Content.Precision, out var cost) is { } fault
            ? throw new InvalidOperationException($"The stored cost of meter {Content.Code} is wrong: {fault.Detail}")
            : cost;
    }
}
