using System.Collections.Immutable;
using Billing.Api.Pages;
using Billing.Contracts.Accounts;

namespace Billing.Api.BillingPage;

/// <summary>Usage as pictures: how far a meter is, and what it counted in each period.</summary>
internal static class UsagePicture
{
    private const int Width = 640;
    private const int Height = 90;

    // The places of a year and the current period: few bars are not wide ones.
    private const int MostPeriods = 13;

    /// <summary>How much of the included or admitted units is used; nothing where there is neither.</summary>
    public static Html Bar(PlanMeterReply meter)
    {
        var whole = meter.Limit?.Value ?? meter.Included.Value;
        if (whole <= 0)
            return Html.None;
        var part = (int)((Int128)Math.Clamp(meter.Count.Value, 0, whole) * Width / whole);
        return Html.Of($"""
            <svg class="bar" viewBox="0 0 {Width} 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="rest" x="0" y="0" width="{Width}" height="12" rx="6"/><rect class="used" x="0" y="0" width="{part}" height="12" rx="6"/>
            </svg>
            """);
    }

    /// <summary>What a meter counted in the last periods, oldest first; nothing before there are two.</summary>
    public static Html History(ImmutableArray<PeriodReply> periods, string meter)
    {
        ImmutableArray<(PeriodReply Period, long Count)> bars =
            [.. periods.Reverse().Select(period => (period, CountOf(period, meter)))];
        if (bars.Length < 2)
            return Html.None;
        var most = Math.Max(1, bars.Max(bar => bar.Count));
        var step = Width / Math.Max(MostPeriods, bars.Length);
        var drawn = bars.Select((bar, i) =>
        {
            var high = (int)((Int128)bar.Count * Height / most);
            return Html.Of($"""
                <rect class="used" x="{i * step}" y="{Height - high}" width="{step * 3 / 4}" height="{high}"><title>{Wording.Day(bar.Period.Start)}: {bar.Count}</title></rect>
                <text class="label" x="{i * step}" y="{Height + 16}">{Wording.ShortDay(bar.Period.Start)}</text>
                """);
        });
        return Html.Of($"""
            <svg class="picture" viewBox="0 0 {Width} {Height + 22}" role="img" aria-label="Usage of the last periods">
            {Html.Each(drawn, bar => bar)}
            </svg>
            """);
    }

    private static long CountOf(PeriodReply period, string meter) =>
        period.Counters.FirstOrDefault(counter => counter.Meter == meter)?.Count.Value ?? 0;
}
