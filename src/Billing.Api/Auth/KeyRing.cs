using System.Collections.Concurrent;
using System.Collections.Immutable;
using Billing.Api.Problems;
using Billing.Contracts.ApiKeys;

namespace Billing.Api.Auth;

/// <summary>Asks whose key this is.</summary>
/// <param name="secretSha256">SHA-256 of the key's text.</param>
internal delegate Task<ApiKeyIdentityReply> AuthenticateKey(ImmutableArray<byte> secretSha256);

/// <summary>
/// The keys that were presented lately, by the hash of their text. A revoked key works here for at most five seconds
/// more; an unknown one is asked about once a second. Both sides are bounded and apart, so junk pushes out no good key.
/// </summary>
internal sealed class KeyRing(AuthenticateKey authenticate, TimeProvider clock)
{
    /// <summary>How long a known key is taken for known.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(5);

    /// <summary>How long an unknown key is taken for unknown.</summary>
    public static readonly TimeSpan UnknownFor = TimeSpan.FromSeconds(1);

    /// <summary>The most keys remembered on each side.</summary>
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<KeyHash, Seen> _known = new();
    private readonly ConcurrentDictionary<KeyHash, Seen> _unknown = new();

    /// <summary>The caller with this key, null where there is none, or why it could not be asked.</summary>
    public async ValueTask<(Caller? Caller, Problem? Problem)> Find(string text)
    {
        if (!ApiKeyText.MayBeKey(text))
            return (null, null);
        var hash = KeyHash.Of(text);
        if ((Fresh(_known, hash) ?? Fresh(_unknown, hash)) is { } seen)
            return (seen.Caller, null);
        var askedAt = clock.GetTimestamp();
        var reply = await authenticate(hash.ToBytes());
        if (reply.Error is { } error)
            return (null, Problem.Of(error));
        if (!reply.Known)
        {
            Keep(_unknown, hash, new Seen(null, askedAt, UnknownFor));
            return (null, null);
        }
        var caller = new Caller(reply.Id!, reply.Account);
        Keep(_known, hash, new Seen(caller, askedAt, KnownFor));
        return (caller, null);
    }

    /// <summary>The caller of a key that was found moments ago, or null: ask <see cref="Find"/>.</summary>
    public Caller? Recent(string text) => ApiKeyText.MayBeKey(text) ? Fresh(_known, KeyHash.Of(text))?.Caller : null;

    /// <summary>Whether a key was a good one lately, however long ago it was asked about.</summary>
    public bool Remembers(string text) => ApiKeyText.MayBeKey(text) && _known.ContainsKey(KeyHash.Of(text));

    /// <summary>Forgets a key that was just revoked.</summary>
    public void Forget(string keyId)
    {
        foreach (var (hash, seen) in _known)
        {
            if (seen.Caller!.KeyId == keyId)
                _known.TryRemove(hash, out _);
        }
    }

    private Seen? Fresh(ConcurrentDictionary<KeyHash, Seen> side, KeyHash hash) =>
        side.TryGetValue(hash, out var seen) && clock.GetElapsedTime(seen.AskedAt) < seen.For ? seen : null;

    // Full of what is still fresh happens only to an attacker or a very large deployment; both can ask again.
    private void Keep(ConcurrentDictionary<KeyHash, Seen> side, KeyHash hash, Seen seen)
    {
        if (side.Count >= Most)
        {
            foreach (var (old, other) in side)
            {
                if (clock.GetElapsedTime(other.AskedAt) >= other.For)
                    side.TryRemove(old, out _);
            }
            if (side.Count >= Most)
                side.Clear();
        }
        side[hash] = seen;
    }

    private sealed record Seen(Caller? Caller, long AskedAt, TimeSpan For);
}
