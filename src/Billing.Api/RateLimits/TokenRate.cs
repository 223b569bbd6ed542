namespace Billing.Api.RateLimits;

/// <summary>
/// A rate with a burst. A bucket is one number, the moment at which it is full again: it costs nothing while nobody
/// looks, and one compare-and-swap when somebody does. (System.Threading.RateLimiting reads a clock of its own, which
/// no test can move, and keeps an object with a queue for each bucket.)
/// </summary>
internal sealed class TokenRate
{
    /// <summary>The most tokens a second; a token then still lasts several ticks of every clock.</summary>
    public const int MaxPerSecond = 100_000;

    private readonly TimeProvider _clock;
    private readonly long _ticksPerToken;
    private readonly long _capacityTicks;

    /// <summary>A rate.</summary>
    /// <param name="perSecond">Tokens that come back a second, 1 to <see cref="MaxPerSecond"/>.</param>
    /// <param name="burst">Tokens of a full bucket, 1 or more.</param>
    /// <param name="clock">What time is measured with.</param>
    public TokenRate(int perSecond, int burst, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perSecond, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perSecond, MaxPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(burst, 1);
        _clock = clock;
        _ticksPerToken = clock.TimestampFrequency / perSecond;
        _capacityTicks = _ticksPerToken * burst;
    }

    /// <summary>Takes one token.</summary>
    /// <param name="fullAt">The bucket; 0 is a full one.</param>
    /// <returns>0, or after how many whole seconds there is one again, where there is none.</returns>
    public int TryTake(ref long fullAt)
    {
        var now = _clock.GetTimestamp();
        while (true)
        {
            var before = Volatile.Read(ref fullAt);
            var after = Math.Max(before, now) + _ticksPerToken;
            if (SecondsOver(after, now) is var wait and > 0)
                return wait;
            if (Interlocked.CompareExchange(ref fullAt, after, before) == before)
                return 0;
        }
    }

    /// <summary>Takes tokens that were used already, into debt where there are not as many.</summary>
    public void Owe(ref long fullAt, int tokens)
    {
        var now = _clock.GetTimestamp();
        while (true)
        {
            var before = Volatile.Read(ref fullAt);
            var after = Math.Max(before, now) + (_ticksPerToken * tokens);
            if (Interlocked.CompareExchange(ref fullAt, after, before) == before)
                return;
        }
    }

    /// <summary>As <see cref="TryTake"/> would answer, but takes nothing.</summary>
    public int Ask(ref long fullAt)
    {
        var now = _clock.GetTimestamp();
        return SecondsOver(Math.Max(Volatile.Read(ref fullAt), now) + _ticksPerToken, now);
    }

    /// <summary>Whether nothing is missing in the bucket, so that it need not be remembered.</summary>
    public bool IsFull(ref long fullAt) => Volatile.Read(ref fullAt) <= _clock.GetTimestamp();

    // Rounded up: who comes back then is let in.
    private int SecondsOver(long fullAt, long now)
    {
        var over = fullAt - now - _capacityTicks;
        return over <= 0 ? 0 : (int)((over + _clock.TimestampFrequency - 1) / _clock.TimestampFrequency);
    }
}
