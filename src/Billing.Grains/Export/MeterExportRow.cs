using Billing.Domain.Values;

namespace Billing.Grains.Export;

/// <summary>A row of <c>meter_exports</c> in hand: an event, always the same, however often it is sent (SEMANTICS F1).</summary>
/// <param name="Identifier">The event's name at Stripe.</param>
/// <param name="AccountId">The account.</param>
/// <param name="EventName">The Stripe meter's event name.</param>
/// <param name="CustomerId">The Stripe customer.</param>
/// <param name="OnTestClock">Whether its times are a test clock's.</param>
/// <param name="PeriodEnd">The end of the period, UTC.</param>
/// <param name="Value">Smallest units of the meter.</param>
/// <param name="Precision">Decimal places of the value.</param>
/// <param name="OccurredAt">The event's timestamp, UTC.</param>
/// <param name="Cancels">The event that it takes back, or null.</param>
/// <param name="Attempts">How often it was taken in hand, this time included.</param>
/// <param name="FirstSentAt">Since when an attempt may have had an effect, this one included, UTC.</param>
internal sealed record MeterExportRow(
    string Identifier,
    string AccountId,
    string EventName,
    string CustomerId,
    bool OnTestClock,
    DateTime PeriodEnd,
    long Value,
    byte Precision,
    DateTime OccurredAt,
    string? Cancels,
    int Attempts,
    DateTime FirstSentAt)
{
    /// <summary>The value as Stripe reads it: decimal text, at most 9 decimals and 15 digits (SEMANTICS F5).</summary>
    public string ValueText => new Units(Value, Precision).ToString();
}
