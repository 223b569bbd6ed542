using Stripe;
using Stripe.Billing;

namespace Billing.Grains.Export;

/// <summary>Reads what Stripe's meters counted.</summary>
internal sealed class MeterSummaries(IStripeClient stripe)
{
    private readonly MeterService _meters = new(stripe);
    private readonly MeterEventSummaryService _summaries = new(stripe);

    /// <summary>The id of the active meter that listens to an event name, or null where there is none.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    /// <exception cref="HttpRequestException">Stripe cannot be reached.</exception>
    public async Task<string?> MeterOf(string eventName, CancellationToken cancel)
    {
        var list = new MeterListOptions { Status = "active", Limit = 100 };
        await foreach (var meter in _meters.ListAutoPagingAsync(list, cancellationToken: cancel))
        {
            if (meter.EventName == eventName)
                return meter.Id;
        }
        return null;
    }

    /// <summary>What a customer used within <c>[from, to)</c>; both are whole minutes.</summary>
    /// <exception cref="StripeException">Stripe refused.</exception>
    /// <exception cref="HttpRequestException">Stripe cannot be reached.</exception>
    public async Task<decimal> Total(
        string meterId, string customerId, DateTime from, DateTime to, CancellationToken cancel)
    {
        var list = new MeterEventSummaryListOptions { Customer = customerId, StartTime = from, EndTime = to };
        var total = 0m;
        await foreach (var summary in _summaries.ListAutoPagingAsync(meterId, list, cancellationToken: cancel))
            total += summary.AggregatedValue;
        return total;
    }

    /// <summary>The last whole minute at or before a time.</summary>
    public static DateTime MinuteOf(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute), time.Kind);

    /// <summary>The first whole minute at or after a time.</summary>
    public static DateTime MinuteFrom(DateTime time) =>
        MinuteOf(time) is var minute && minute == time ? minute : minute.AddMinutes(1);
}
