using System.Net;
using Billing.Api.Auth;
using Billing.Api.RateLimits;
using Billing.Contracts.ApiKeys;
using Billing.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Billing.Api.Tests.RateLimits;

/// <summary>Who calls too often is told so before anybody is asked.</summary>
public sealed class GuardLimitTests
{
    private static readonly string Good = ApiKeyText.Create(new byte[32]);
    private static readonly string Unknown = ApiKeyText.Create([.. Enumerable.Repeat((byte)7, 32)]);

    private static readonly RouteEndpoint Endpoint = new(
        _ => Task.CompletedTask,
        RoutePatternFactory.Parse("/v1/plans"),
        0,
        new EndpointMetadataCollection(new AccessRule(Access.AnyKey, false)),
        null);

    private readonly ManualClock _clock = new();
    private readonly GuardMiddleware _guard;
    private int _asked;
    private int _passed;

    public GuardLimitTests()
    {
        var options = new RateLimitOptions { PerSecond = 1, Burst = 3, FailuresPerSecond = 1 };
        var good = ApiKeyText.Sha256(Good);
        var ring = new KeyRing(
            hash =>
            {
                _asked++;
                var isKnown = hash.SequenceEqual(good);
                return Task.FromResult(new ApiKeyIdentityReply(null, isKnown, isKnown ? "ak_1" : null, isKnown ? "acme" : null));
            },
            _clock);
        _guard = new GuardMiddleware(
            _ =>
            {
                _passed++;
                return Task.CompletedTask;
            },
            ring,
            new KeyLimits(options, _clock),
            new FailureLimits(options, _clock));
    }

    [Fact]
    public async Task A_key_is_refused_with_a_time_to_wait_and_let_in_after_it()
    {
        for (var i = 0; i < 3; i++)
            Assert.Equal(200, (await Call(Good)).StatusCode);

        var refused = await Call(Good);

        Assert.Equal((429, "1"), (refused.StatusCode, refused.Headers.RetryAfter.ToString()));
        Assert.Equal(3, _passed);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await Call(Good)).StatusCode);
    }

    [Fact]
    public async Task An_address_that_guesses_is_refused_and_nobody_is_asked_for_it()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(401, (await Call(null)).StatusCode);
        var asked = _asked;

        Assert.Equal(429, (await Call(null)).StatusCode);
        Assert.Equal(429, (await Call(Unknown)).StatusCode);

        Assert.Equal(asked, _asked);
        Assert.Equal(401, (await Call(Unknown, "192.0.2.200")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_was_good_lately_does_not_suffer_for_its_neighbours()
    {
        Assert.Equal(200, (await Call(Good)).StatusCode);
        for (var i = 0; i < 21; i++)
            await Call(null);

        Assert.Equal(429, (await Call(null)).StatusCode);
        Assert.Equal(200, (await Call(Good)).StatusCode);
    }

    private async Task<HttpResponse> Call(string? key, string address = "192.0.2.1")
    {
        var http = new DefaultHttpContext();
        http.SetEndpoint(Endpoint);
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (key is not null)
            http.Request.Headers.Authorization = "Bearer " + key;
        await _guard.Invoke(http);
        return http.Response;
    }
}
