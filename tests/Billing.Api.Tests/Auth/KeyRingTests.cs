using System.Collections.Immutable;
using Billing.Api.Auth;
using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Testing;

namespace Billing.Api.Tests.Auth;

/// <summary>Keys are asked about rarely, and never for long after they changed.</summary>
public sealed class KeyRingTests
{
    private readonly ManualClock _clock = new();
    private readonly List<ImmutableArray<byte>> _asked = [];
    private readonly KeyRing _ring;
    private ApiKeyIdentityReply _reply = new(null, true, "ak_1", "acme");

    public KeyRingTests() => _ring = new KeyRing(
        hash =>
        {
            _asked.Add(hash);
            return Task.FromResult(_reply);
        },
        _clock);

    private static string Good { get; } = ApiKeyText.Create(new byte[32]);

    [Fact]
    public async Task A_known_key_is_asked_about_once_in_five_seconds()
    {
        var (caller, _) = await _ring.Find(Good);
        _clock.Advance(KeyRing.KnownFor - TimeSpan.FromTicks(1));
        await _ring.Find(Good);

        Assert.Equal(new Caller("ak_1", "acme"), caller);
        Assert.True(ApiKeyText.Sha256(Good).SequenceEqual(Assert.Single(_asked)));
    }

    [Fact]
    public async Task A_revoked_key_stops_after_five_seconds()
    {
        await _ring.Find(Good);
        _reply = new ApiKeyIdentityReply(null, false, null, null);
        _clock.Advance(KeyRing.KnownFor);

        Assert.Equal((null, null), await _ring.Find(Good));
    }

    [Fact]
    public async Task A_key_that_was_revoked_here_stops_at_once()
    {
        await _ring.Find(Good);
        _reply = new ApiKeyIdentityReply(null, false, null, null);
        _ring.Forget("ak_1");

        Assert.Equal((null, null), await _ring.Find(Good));
    }

    [Fact]
    public async Task An_unknown_key_is_asked_about_once_a_second()
    {
        _reply = new ApiKeyIdentityReply(null, false, null, null);
        await _ring.Find(Good);
        await _ring.Find(Good);
        Assert.Single(_asked);
        _clock.Advance(KeyRing.UnknownFor);
        await _ring.Find(Good);

        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task A_store_that_is_away_is_a_problem_and_not_remembered()
    {
        _reply = new ApiKeyIdentityReply(new ErrorReply(ErrorCodes.StorageUnavailable, "away"), false, null, null);
        var (caller, problem) = await _ring.Find(Good);
        _reply = new ApiKeyIdentityReply(null, true, "ak_1", null);

        Assert.Null(caller);
        Assert.Equal(503, problem!.Status);
        Assert.True((await _ring.Find(Good)).Caller!.IsAdmin);
    }

    [Fact]
    public async Task What_cannot_be_a_key_is_never_asked_about()
    {
        string[] texts = ["", "short", Good[..^1], Good[..^1] + (Good[^1] == '0' ? '1' : '0'), new string('x', 257)];
        foreach (var text in texts)
            Assert.Equal((null, null), await _ring.Find(text));

        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Junk_is_forgotten_before_it_fills_the_memory_and_leaves_good_keys_alone()
    {
        await _ring.Find(Good);
        _reply = new ApiKeyIdentityReply(null, false, null, null);
        for (var i = 0; i <= KeyRing.Most; i++)
            await _ring.Find($"some key that nobody made {i}");
        _asked.Clear();

        Assert.NotNull((await _ring.Find(Good)).Caller);
        Assert.Empty(_asked);
    }
}
