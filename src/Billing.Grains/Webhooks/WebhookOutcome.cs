namespace Billing.Grains.Webhooks;

/// <summary>What became of an attempt.</summary>
/// <param name="Status">The HTTP status, or null where there was no answer.</param>
/// <param name="Error">Why it is no success: our word, or the begin of the answer; null for a success.</param>
/// <param name="RetryAfter">How long the receiver asked to be left alone, or null.</param>
internal sealed record WebhookOutcome(int? Status, string? Error, TimeSpan? RetryAfter)
{
    /// <summary>Whether the receiver has it: only 2xx says so.</summary>
    public bool IsDelivered => Status is >= 200 and < 300;

    /// <summary>Whether the receiver wants no more, ever.</summary>
    public bool IsGone => Status == 410;

    /// <summary>Whether the receiver, not just this message, has too much to do.</summary>
    public bool IsOverloaded => Status is 429 or 502 or 503 or 504 || RetryAfter is not null;
}
