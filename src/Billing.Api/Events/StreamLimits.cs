using System.Collections.Concurrent;
using Billing.Api.Auth;

namespace Billing.Api.Events;

/// <summary>How many streams are open: each keeps its account in memory and asks now and then.</summary>
internal sealed class StreamLimits
{
    /// <summary>The most of one account's key in a process; an administrator's key has only the limit of all.</summary>
    public const int MostOfKey = 20;

    /// <summary>The most in a process.</summary>
    public const int Most = 2_000;

    private readonly ConcurrentDictionary<string, int> _ofKeys = new();
    private int _open;

    /// <summary>Lets a stream in; whoever was let in leaves. False where there are enough.</summary>
    public bool TryEnter(Caller caller)
    {
        if (Interlocked.Increment(ref _open) > Most)
        {
            Interlocked.Decrement(ref _open);
            return false;
        }
        if (caller.IsAdmin || _ofKeys.AddOrUpdate(caller.KeyId, 1, (_, open) => open + 1) <= MostOfKey)
            return true;
        Leave(caller);
        return false;
    }

    /// <summary>A stream has ended.</summary>
    public void Leave(Caller caller)
    {
        Interlocked.Decrement(ref _open);
        if (caller.IsAdmin)
            return;
        // Nobody is remembered for whom nothing is open.
        if (_ofKeys.AddOrUpdate(caller.KeyId, 0, (_, open) => open - 1) == 0)
            _ofKeys.TryRemove(new KeyValuePair<string, int>(caller.KeyId, 0));
    }
}
