using System.Net;
using Billing.Api.Auth;
using Billing.Api.RateLimits;
using Billing.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Billing.Api.Tests.RateLimits;

/// <summary>Each key and each address has its own limit.</summary>
public sealed class KeyLimitsTests
{
    private static readonly Caller Admin = new("ak_admin", null);
    private static readonly Caller Acme = new("ak_acme", "acme");
    private static readonly Caller AcmeToo = new("ak_acme_2", "acme");

    private readonly ManualClock _clock = new();

    [Fact]
    public void A_key_that_is_used_up_is_no_other_keys_concern()
    {
        var limits = new KeyLimits(new RateLimitOptions { PerSecond = 1, Burst = 2 }, _clock);

        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(_ => limits.TryEnter(Acme)));
        Assert.Equal(0, limits.TryEnter(AcmeToo));
    }

    [Fact]
    public void Administrators_have_no_limit_unless_one_is_set()
    {
        var none = new KeyLimits(new RateLimitOptions { PerSecond = 1, Burst = 1 }, _clock);
        var two = new KeyLimits(new RateLimitOptions { AdminPerSecond = 2 }, _clock);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.Equal(0, none.TryEnter(Admin)));
        Assert.Equal([0, 0, 0, 0, 1], Enumerable.Range(0, 5).Select(_ => two.TryEnter(Admin)));
    }

    [Fact]
    public void What_a_batch_brings_is_waited_for_afterwards()
    {
        var limits = new KeyLimits(new RateLimitOptions { PerSecond = 10, Burst = 10 }, _clock);

        Assert.Equal(0, limits.TryEnter(Acme));
        limits.Count(Acme, 99);

        Assert.Equal(10, limits.TryEnter(Acme));
    }

    [Fact]
    public void Many_keys_are_not_remembered_for_ever()
    {
        var limits = new KeyLimits(new RateLimitOptions { PerSecond = 1, Burst = 1 }, _clock);
        for (var i = 0; i < KeyRing.Most; i++)
            Assert.Equal(0, limits.TryEnter(new Caller($"ak_{i}", "acme")));
        Assert.Equal(KeyRing.Most, limits.Remembered);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, limits.TryEnter(Acme));

        Assert.Equal(1, limits.Remembered);
    }

    [Fact]
    public void An_address_that_fails_too_often_waits_and_its_neighbour_does_not()
    {
        var failures = new FailureLimits(new RateLimitOptions { FailuresPerSecond = 1 }, _clock);
        var (guesser, neighbours) = (IPAddress.Parse("192.0.2.1"), Enumerable.Range(2, 50).Select(i => IPAddress.Parse($"192.0.2.{i}")));
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(0, failures.Wait(guesser));
            failures.Count(guesser);
        }

        Assert.Equal(1, failures.Wait(guesser));
        Assert.Equal(1, failures.Wait(guesser.MapToIPv6()));
        // One of many may share its bucket.
        Assert.InRange(neighbours.Count(address => failures.Wait(address) == 0), 45, 50);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, failures.Wait(guesser));
    }

    [Fact]
    public void All_of_a_network_of_ipv6_is_one_address()
    {
        var failures = new FailureLimits(new RateLimitOptions { FailuresPerSecond = 1 }, _clock);
        for (var i = 0; i < 20; i++)
            failures.Count(IPAddress.Parse($"2001:db8:1:2::{i}"));

        Assert.Equal(1, failures.Wait(IPAddress.Parse("2001:db8:1:2:ffff::1")));
    }

    [Theory]
    [InlineData("BILLING_RATE_LIMIT_PER_S", "100001")]
    [InlineData("BILLING_RATE_LIMIT_BURST", "0")]
    [InlineData("BILLING_ADMIN_RATE_LIMIT_PER_S", "many")]
    [InlineData("BILLING_AUTH_FAILURES_PER_S", "-1")]
    public void A_setting_out_of_its_range_ends_the_start_and_is_named(string name, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

        var fault = Assert.Throws<OptionsValidationException>(() => RateLimitOptions.Of(settings));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_those_of_the_documentation()
    {
        var options = RateLimitOptions.Of(new ConfigurationBuilder().Build());

        Assert.Equal((100, 200, 0, 5), (options.PerSecond, options.Burst, options.AdminPerSecond, options.FailuresPerSecond));
    }
}
