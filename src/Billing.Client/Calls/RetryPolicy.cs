using System.Net.Http.Headers;

namespace Billing.Client;

/// <summary>When a call is sent again, and after how long.</summary>
internal sealed class RetryPolicy(BillingClientOptions options, TimeProvider time, Func<double> random)
{
    private const int FirstDelayMs = 200;

    /// <summary>How often a call is sent at most.</summary>
    public int Attempts => options.MaxRetries + 1;

    /// <summary>Whether a status promises that the same call may work later.</summary>
    public static bool IsTransient(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        408 or 429 or 502 or 503 or 504 => true,
        // "In progress" and "not begun yet" say when to come back; every other conflict stays one.
        409 => response.Headers.RetryAfter is not null,
        _ => false,
    };

    /// <summary>
    /// The pause after an attempt, the first being 0; null where the service asks for more patience than there is.
    /// </summary>
    public TimeSpan? DelayAfter(int attempt, RetryConditionHeaderValue? asked)
    {
        // Half of it is random, so that callers who failed together do not come back together.
        var ownMs = Math.Min(FirstDelayMs * Math.Pow(2, attempt), options.MaxRetryDelayMs) * (0.5 + (random() / 2));
        if (Asked(asked) is not { } wished)
            return TimeSpan.FromMilliseconds(ownMs);
        return wished.TotalMilliseconds > options.MaxRetryDelayMs
            ? null
            : wished + TimeSpan.FromMilliseconds(random() * FirstDelayMs);
    }

    private TimeSpan? Asked(RetryConditionHeaderValue? header)
    {
        var asked = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return asked is { } delay && delay < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }
}
