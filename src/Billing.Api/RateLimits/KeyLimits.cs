using System.Collections.Concurrent;
using Billing.Api.Auth;

namespace Billing.Api.RateLimits;

/// <summary>How often each key may call. An item of a batch is a call.</summary>
internal sealed class KeyLimits(RateLimitOptions options, TimeProvider clock)
{
    private const int AdminBurstSeconds = 2;

    private readonly TokenRate? _account =
        options.PerSecond == 0 ? null : new TokenRate(options.PerSecond, options.Burst, clock);

    private readonly TokenRate? _admin = options.AdminPerSecond == 0
        ? null
        : new TokenRate(options.AdminPerSecond, options.AdminPerSecond * AdminBurstSeconds, clock);

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new();

    /// <summary>Lets a call in, or says after how many seconds it may come back; 0 for at once.</summary>
    public int TryEnter(Caller caller) =>
        RateOf(caller) is { } rate ? rate.TryTake(ref BucketOf(caller, rate).FullAt) : 0;

    /// <summary>
    /// Counts what one call brought with it besides itself. It was let in, so it is carried out; the calls after it wait
    /// for all of it.
    /// </summary>
    public void Count(Caller caller, int more)
    {
        if (more > 0 && RateOf(caller) is { } rate)
            rate.Owe(ref BucketOf(caller, rate).FullAt, more);
    }

    /// <summary>How many keys are remembered.</summary>
    internal int Remembered => _buckets.Count;

    private TokenRate? RateOf(Caller caller) => caller.IsAdmin ? _admin : _account;

    private Bucket BucketOf(Caller caller, TokenRate rate)
    {
        if (_buckets.TryGetValue(caller.KeyId, out var bucket))
            return bucket;
        // A full bucket says nothing that a new one does not.
        if (_buckets.Count >= KeyRing.Most)
        {
            foreach (var (key, old) in _buckets)
            {
                if (rate.IsFull(ref old.FullAt))
                    _buckets.TryRemove(key, out _);
            }
        }
        return _buckets.GetOrAdd(caller.KeyId, _ => new Bucket());
    }

    private sealed class Bucket
    {
        // A field, for it is compared and swapped.
        public long FullAt;
    }
}
