using System.Net.Http.Headers;

namespace Billing.Grains.Webhooks;

/// <summary>Reads the header <c>Retry-After</c>: seconds or a date.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long the receiver wants to be left alone, at most a day; null where it does not say.</summary>
    public static TimeSpan? Of(RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var wait = header?.Delta ?? (header?.Date is { } date ? date - now : null);
        return wait switch
        {
            null => null,
            { Ticks: < 0 } => TimeSpan.Zero,
            { } longer when longer > Longest => Longest,
            _ => wait,
        };
    }
}
