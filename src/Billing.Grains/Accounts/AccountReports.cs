using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>Reports of an account from its ledger, up to a state that is known to be durable.</summary>
internal static class AccountReports
{
    private const int HistoryPeriods = 12;
    private const int MostUpcoming = 100;

    public static async Task<PeriodsReply> Periods(IJournal journal, AccountState state)
    {
        var current = PlanRenderer.Period(state.Plan.Period, state.Counters, isCurrent: true);
        var closed = new List<AccountEvent.PeriodClosed>();
        var filter = new EntryFilter(UpToSeq: state.Seq, Type: EntryType.PeriodClosed);
        ImmutableArray<LedgerEntry> page;
        do
        {
            page = await journal.ReadPage(state.AccountNo, filter, HistoryPeriods * 2);
            // The newest record of a period is the one that counts (SEMANTICS C11).
            closed.AddRange(page
                .Select(entry => entry.Event)
                .OfType<AccountEvent.PeriodClosed>()
                .Where(record => !closed.Exists(known => known.Period.Start == record.Period.Start)));
            filter = filter with { BeforeSeq = page.IsEmpty ? null : page[^1].Seq };
        }
        while (page.Length == HistoryPeriods * 2 && closed.Count < HistoryPeriods);
        var history = closed
            .DistinctBy(record => record.Period.Start)
            .OrderByDescending(record => record.Period.Start)
            .Take(HistoryPeriods)
            .Select(record => PlanRenderer.Period(record.Period, record.Counters, isCurrent: false));
        return new PeriodsReply(null, [current, .. history]);
    }

    public static async Task<UsageReportReply> Usage(IJournal journal, AccountState state, UsageQuery query)
    {
        UsageGranularity? granularity = query.Granularity switch
        {
            "hour" => UsageGranularity.Hour,
            "day" => UsageGranularity.Day,
            "month" => UsageGranularity.Month,
            _ => null,
        };
        if (granularity is not { } spans)
            return Refuse("granularity", "Granularity is hour, day or month.");
        var (from, to) = (Instant.From(query.From), Instant.From(query.To));
        if (to <= from)
            return Refuse("to", "The end must be after the start.");
        var report = await journal.ReadUsage(state.AccountNo, from, to, spans);
        return new UsageReportReply(
            null,
            ImmutableArray.CreateRange(report.Meters, used => new MeterSpanReply(
                used.Start.ToDateTime(),
                used.Meter,
                new Amount(used.Quantity, used.Precision),
                new Amount(used.Included, used.Precision),
                new Amount(used.Overage, used.Precision))),
            ImmutableArray.CreateRange(report.Credits, used => new CreditSpanReply(
                used.Start.ToDateTime(), used.CreditType, new Amount(used.Amount, used.Precision))));
    }

    public static async Task<BalanceAtReply> BalancesAt(IJournal journal, AccountState state, Instant at, Instant now)
    {
        if (at > now)
        {
            var future = AccountRenderer.Error(Refusal.Invalid("at", "The moment has not come yet; see the forecast."));
            return new BalanceAtReply(future, 0, default, []);
        }
        var credits = ImmutableArray.CreateBuilder<CreditReply>();
        long seq = 0;
        foreach (var credit in state.Credits)
        {
            var filter = new EntryFilter(
                UpToSeq: state.Seq, CreditType: credit.CreditType, To: new Instant(at.UnixMicros + 1));
            if (await journal.ReadPage(state.AccountNo, filter, 1) is not [var last])
                continue;
            seq = Math.Max(seq, last.Seq);
            credits.Add(new CreditReply(
                credit.CreditType,
                new Amount(last.BalanceAfter, credit.Precision),
                new Amount(last.ReservedAfter, credit.Precision),
                new Amount(Math.Max(0, last.BalanceAfter - last.ReservedAfter), credit.Precision),
                null,
                null,
                []));
        }
        return new BalanceAtReply(null, seq, at.ToDateTime(), credits.DrainToImmutable());
    }

    public static async Task<ForecastReply> Forecast(IJournal journal, AccountState state, IPlanBook plans, Instant now)
    {
        var since = new Instant(now.UnixMicros - (Forecasting.UsageDays * TimeSpan.MicrosecondsPerDay));
        var report = await journal.ReadUsage(state.AccountNo, since, new Instant(now.UnixMicros + 1), UsageGranularity.Day);
        var credits = ImmutableArray.CreateRange(state.Credits, credit =>
        {
            var consumed = report.Credits.Where(used => used.CreditType == credit.CreditType).Sum(used => used.Amount);
            return new CreditForecastReply(
                credit.CreditType,
                new Amount(credit.Available, credit.Precision),
                new Amount(consumed, credit.Precision),
                Forecasting.RunsOutAt(state, plans, credit.Asset, consumed, now)?.ToDateTime());
        });
        var upcoming = Forecasting.Upcoming(state, plans, now)
            .Take(MostUpcoming)
            .Select(entry => EntryRenderer.Entry(state.AccountId, entry));
        return new ForecastReply(null, now.ToDateTime(), credits, [.. upcoming]);
    }

    private static UsageReportReply Refuse(string field, string detail) =>
        new(AccountRenderer.Error(Refusal.Invalid(field, detail)), [], []);
}
