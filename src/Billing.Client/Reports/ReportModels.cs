using System.Text.Json.Serialization;

namespace Billing.Client;

/// <summary>Usage by time.</summary>
/// <param name="From">Its first moment, UTC.</param>
/// <param name="To">The first moment after it.</param>
/// <param name="Granularity">Such as <c>day</c>.</param>
/// <param name="Meters">Units, by span and meter.</param>
/// <param name="Credits">Credits, by span and type.</param>
public sealed record UsageReport(
    DateTimeOffset From,
    DateTimeOffset To,
    string Granularity,
    IReadOnlyList<MeterSpan> Meters,
    IReadOnlyList<CreditSpan> Credits);

/// <summary>Units of a meter in a span.</summary>
/// <param name="Start">The span's first moment, UTC.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">Units in all.</param>
/// <param name="Included">Of them included in the plan.</param>
/// <param name="Overage">Of them billed afterwards.</param>
public sealed record MeterSpan(
    DateTimeOffset Start, string Meter, decimal Quantity, decimal Included, decimal Overage);

/// <summary>Credits that were used in a span.</summary>
/// <param name="Start">The span's first moment, UTC.</param>
/// <param name="CreditType">The credit type's code.</param>
/// <param name="Amount">How many.</param>
public sealed record CreditSpan(DateTimeOffset Start, string CreditType, decimal Amount);

/// <summary>Closed periods and the current one.</summary>
/// <param name="Data">Newest first.</param>
public sealed record UsagePeriods(IReadOnlyList<UsagePeriodReport> Data);

/// <summary>What was counted in a period.</summary>
/// <param name="Start">Start, UTC.</param>
/// <param name="End">End, exclusive.</param>
/// <param name="Current">Whether it still runs.</param>
/// <param name="Counters">By meter.</param>
public sealed record UsagePeriodReport(
    DateTimeOffset Start, DateTimeOffset End, bool Current, IReadOnlyList<PeriodCounter> Counters);

/// <summary>A meter's count in a period.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Count">Units in all.</param>
/// <param name="Included">Of them included in the plan.</param>
/// <param name="Overage">Of them billed afterwards.</param>
public sealed record PeriodCounter(string Meter, decimal Count, decimal Included, decimal Overage);

/// <summary>What lies ahead.</summary>
/// <param name="At">Seen from this moment, UTC.</param>
/// <param name="Credits">By credit type.</param>
/// <param name="Upcoming">What time alone will do, in order.</param>
public sealed record Forecast(
    DateTimeOffset At,
    IReadOnlyDictionary<string, CreditForecast> Credits,
    IReadOnlyList<UpcomingEntry> Upcoming);

/// <summary>When a credit type runs out.</summary>
/// <param name="Available">What can be spent now.</param>
/// <param name="ConsumedInLast30Days">What was used in the last 30 days.</param>
/// <param name="RunsOutAt">When there is none left at that rate, UTC; null is never.</param>
public sealed record CreditForecast(
    decimal Available,
    [property: JsonPropertyName("consumed_in_last30_days")] decimal ConsumedInLast30Days,
    DateTimeOffset? RunsOutAt);

/// <summary>Something that time alone will do.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Type">The entry's type, such as <c>expired</c>.</param>
/// <param name="CreditType">The credit type, or null.</param>
/// <param name="Amount">By how much, with its sign, or null.</param>
public sealed record UpcomingEntry(DateTimeOffset At, string Type, string? CreditType, decimal? Amount);
