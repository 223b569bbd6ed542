using System.Globalization;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.BillingPaths;

/// <summary>Gathers what GET /billing/usage answers.</summary>
internal static class UsageReader
{
    private const int MonthsBefore = 12;

    public static async Task<IResult> Read(string account, IGrainFactory grains, TimeProvider clock)
    {
        var (catalog, fault) = await SeedCatalog.Read(grains);
        if (fault is not null)
            return Problem.Of(fault);
        var grain = grains.GetAccount(account);
        var read = await grain.Read(null);
        if (read.Error is { } missing)
            return Problem.Of(missing);
        var state = read.Account!;
        var periods = await grain.Periods();
        if (periods.Error is { } unread)
            return Problem.Of(unread);
        var now = state.TestClock is null ? clock.GetUtcNow().UtcDateTime : state.Now;
        var thisMonth = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var report = await grain.Usage(
            new UsageQuery(thisMonth.AddMonths(-MonthsBefore), thisMonth.AddMonths(1), "month"));
        if (report.Error is { } unused)
            return Problem.Of(unused);
        var union = new UsageUnion(
            PlanCards.Limit(state.Plan, catalog!),
            Period(periods.Periods[0], catalog!),
            [.. periods.Periods.Skip(1).Select(period => Period(period, catalog!))],
            new UsagePage(
                catalog!.BalanceCents(state),
                state.Plan?.Slug,
                Current(thisMonth, report, state, catalog),
                [.. History(thisMonth, state.OpenedAt).Select(month => Month(month, report, catalog))]));
        return Answer.Ok(union, CamelJson.Default.UsageUnion);
    }

    private static PeriodSends Period(PeriodReply period, SeedCatalog catalog) =>
        new(period.Start, period.End.AddSeconds(-1), catalog.SendsIn(period));

    private static IEnumerable<DateTime> History(DateTime thisMonth, DateTime openedAt) =>
        Enumerable.Range(1, MonthsBefore)
            .Select(back => thisMonth.AddMonths(-back))
            .TakeWhile(month => month.AddMonths(1) > openedAt);

    private static CurrentMonth Current(
        DateTime month, UsageReportReply report, AccountReply account, SeedCatalog catalog)
    {
        var sends = catalog.Sends(account.Plan);
        var rate = sends is { UnitCost: { } cost } && sends.CostCreditType == catalog.MoneyCreditType
            ? Cents.Exact(cost)
            : ExactNumber.Zero;
        var sum = Month(month, report, catalog);
        return new CurrentMonth(sum.Month, sum.EmailsSent, sum.TotalCostCents, rate);
    }

    private static MonthSends Month(DateTime month, UsageReportReply report, SeedCatalog catalog) => new(
        month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        catalog.SendsMeter is { } meter
            ? Number(report.Meters.Where(span => span.Start == month && span.Meter == meter).Select(span => span.Quantity))
            : null,
        Cost(report.Credits.Where(span => span.Start == month && span.CreditType == catalog.MoneyCreditType)));

    // One span a month and meter.
    private static ExactNumber Number(IEnumerable<Amount> amounts) =>
        amounts.Select(ExactNumber.Of).DefaultIfEmpty(ExactNumber.Zero).Single();

    private static long Cost(IEnumerable<CreditSpanReply> spans) => spans.Sum(span => Cents.Nearest(span.Consumed));
}
