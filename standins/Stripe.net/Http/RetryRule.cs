using System.Net;

namespace Stripe;

/// <summary>When an attempt is repeated, and after how long (STRIPE.md 3, "Retries as SDKs do").</summary>
internal static class RetryRule
{
    public static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(5);

    /// <param name="response">The answer, or null when there was none.</param>
    public static bool ShouldRetry(HttpResponseMessage response)
    {
        if (response is null)
            return true;

        // Stripe knows best: it may allow a 429 (a lock that timed out) and forbid a 500 (saved under the key).
        var advice = response.Headers.TryGetValues("Stripe-Should-Retry", out var values)
            ? values.FirstOrDefault()
            : null;
        return advice switch
        {
            "true" => true,
            "false" => false,
            _ => response.StatusCode is HttpStatusCode.Conflict or >= HttpStatusCode.InternalServerError,
        };
    }

    /// <param name="retry">1 for the first repetition.</param>
    /// <param name="chance">0 to 1, drawn anew each time, so that many clients do not come back together.</param>
    public static TimeSpan Delay(int retry, double chance)
    {
        var full = LeastDelay * Math.Pow(2, Math.Min(retry, 30) - 1);
        var delay = (full < MostDelay ? full : MostDelay) * (0.75 + 0.25 * chance);
        return delay < LeastDelay ? LeastDelay : delay;
    }
}
