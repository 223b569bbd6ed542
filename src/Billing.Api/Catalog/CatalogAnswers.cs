using Billing.Contracts.Catalog;

namespace Billing.Api.Catalog;

/// <summary>A credit type.</summary>
internal sealed record CreditTypeAnswer(
    string Code,
    string Name,
    string Unit,
    int Precision,
    string DefaultExpiry,
    string BurnOrder,
    bool Archived,
    int Version,
    DateTime CreatedAt)
{
    public static CreditTypeAnswer Of(CreditTypeView view) => new(
        view.Code,
        view.Name,
        view.Unit,
        view.Precision,
        view.DefaultExpiry,
        view.BurnOrder,
        view.Archived,
        view.Version,
        view.CreatedAt);
}

/// <summary>A meter.</summary>
internal sealed record MeterAnswer(
    string Code, string? StripeEventName, int Precision, CostAnswer? Cost, int Version, DateTime CreatedAt)
{
    public static MeterAnswer Of(MeterView view) => new(
        view.Code,
        view.StripeEventName,
        view.Precision,
        view is { CostCreditType: { } creditType, CostAmount: { } amount }
            ? new CostAnswer(creditType, amount.ToString())
            : null,
        view.Version,
        view.CreatedAt);
}

/// <summary>What one unit of a meter costs.</summary>
internal sealed record CostAnswer(string CreditType, string Amount);
