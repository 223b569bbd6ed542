using Billing.Contracts.Export;

namespace Billing.Api.MeterExports;

/// <summary>A sum of usage as Stripe's meter is told it.</summary>
internal sealed record MeterExportAnswer(
    string Identifier,
    string Account,
    string Meter,
    string Quantity,
    string Status,
    string? Reason,
    int Attempts,
    DateTime? NextAt,
    MeterExportPeriod Period,
    long SeqFrom,
    long SeqTo,
    DateTime OccurredAt,
    string? Cancels,
    string StripeEventName,
    string StripeCustomer,
    DateTime CreatedAt,
    DateTime? DeliveredAt)
{
    public static MeterExportAnswer Of(MeterExportView view) => new(
        view.Identifier,
        view.Account,
        view.Meter,
        view.Value.ToString(),
        view.Status,
        view.Reason,
        view.Attempts,
        view.NextAt,
        new MeterExportPeriod(view.PeriodStart, view.PeriodEnd),
        view.SeqFrom,
        view.SeqTo,
        view.OccurredAt,
        view.Cancels,
        view.EventName,
        view.CustomerId,
        view.CreatedAt,
        view.DeliveredAt);
}

/// <summary>The period in which usage was counted.</summary>
internal sealed record MeterExportPeriod(DateTime Start, DateTime End);
