using Billing.Api.Accounts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Reports;

/// <summary>A period and what its meters counted.</summary>
internal sealed record PeriodAnswer(DateTime Start, DateTime End, bool Current, IReadOnlyList<PeriodCounter> Counters)
{
    public static PeriodAnswer Of(PeriodReply period) => new(
        period.Start,
        period.End,
        period.IsCurrent,
        [.. period.Counters.Select(counter => new PeriodCounter(
            counter.Meter, counter.Count.ToString(), counter.Included.ToString(), counter.Overage.ToString()))]);
}

/// <summary>What a meter counted in a period.</summary>
internal sealed record PeriodCounter(string Meter, string Count, string Included, string Overage);

/// <summary>The current period and the last 12 that closed, newest first.</summary>
internal sealed record PeriodsAnswer(IReadOnlyList<PeriodAnswer> Data)
{
    public static PeriodsAnswer Of(PeriodsReply reply) => new([.. reply.Periods.Select(PeriodAnswer.Of)]);
}

/// <summary>Usage by span.</summary>
internal sealed record UsageReportAnswer(
    DateTime From, DateTime To, string Granularity, IReadOnlyList<MeterSpan> Meters, IReadOnlyList<CreditSpan> Credits)
{
    public static UsageReportAnswer Of(UsageQuery query, UsageReportReply reply) => new(
        query.From,
        query.To,
        query.Granularity,
        [.. reply.Meters.Select(span => new MeterSpan(
            span.Start, span.Meter, span.Quantity.ToString(), span.Included.ToString(), span.Overage.ToString()))],
        [.. reply.Credits.Select(span => new CreditSpan(span.Start, span.CreditType, span.Consumed.ToString()))]);
}

/// <summary>A meter's usage in one span.</summary>
internal sealed record MeterSpan(DateTime Start, string Meter, string Quantity, string Included, string Overage);

/// <summary>Credits consumed in one span.</summary>
internal sealed record CreditSpan(DateTime Start, string CreditType, string Amount);

/// <summary>Balances as they were.</summary>
internal sealed record BalancesAtAnswer(
    string Account, long Seq, DateTime At, Dictionary<string, BalanceAnswer> Balances)
{
    public static BalancesAtAnswer Of(string account, BalanceAtReply reply) => new(
        account, reply.Seq, reply.At, reply.Credits.ToDictionary(credit => credit.CreditType, BalanceAnswer.Of));
}

/// <summary>What is to come if usage goes on as it was.</summary>
internal sealed record ForecastAnswer(
    DateTime At, Dictionary<string, CreditForecast> Credits, IReadOnlyList<UpcomingAnswer> Upcoming)
{
    public static ForecastAnswer Of(ForecastReply reply) => new(
        reply.At,
        reply.Credits.ToDictionary(
            credit => credit.CreditType,
            credit => new CreditForecast(credit.Available.ToString(), credit.Consumed.ToString(), credit.RunsOutAt)),
        [.. reply.Upcoming.Select(entry => new UpcomingAnswer(
            entry.At, entry.Type, entry.Movement?.CreditType, entry.Movement?.Amount.ToString()))]);
}

/// <summary>How long a credit type lasts.</summary>
internal sealed record CreditForecast(string Available, string ConsumedInLast30Days, DateTime? RunsOutAt);

/// <summary>What time alone will do.</summary>
internal sealed record UpcomingAnswer(DateTime At, string Type, string? CreditType, string? Amount);
