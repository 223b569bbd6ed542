using System.ComponentModel.DataAnnotations;
using Billing.Silo;

namespace Billing.Api.RateLimits;

/// <summary>How much a process takes from one caller. Each process counts by itself.</summary>
internal sealed class RateLimitOptions
{
    private const string OfRate = "A rate limit is 0 (none) to 100000 a second.";

    /// <summary>Calls a second of an account's key, <c>BILLING_RATE_LIMIT_PER_S</c>; 0 for no limit.</summary>
    [Range(0, TokenRate.MaxPerSecond, ErrorMessage = "BILLING_RATE_LIMIT_PER_S: " + OfRate)]
    public int PerSecond { get; init; } = 100;

    /// <summary>Calls of an account's key at once after a rest, <c>BILLING_RATE_LIMIT_BURST</c>.</summary>
    [Range(1, 1_000_000, ErrorMessage = "BILLING_RATE_LIMIT_BURST is 1 to 1000000.")]
    public int Burst { get; init; } = 200;

    /// <summary>
    /// Calls a second of an administrator's key, <c>BILLING_ADMIN_RATE_LIMIT_PER_S</c>; 0 for no limit. At once, twice
    /// as many.
    /// </summary>
    [Range(0, TokenRate.MaxPerSecond, ErrorMessage = "BILLING_ADMIN_RATE_LIMIT_PER_S: " + OfRate)]
    public int AdminPerSecond { get; init; }

    /// <summary>
    /// Calls a second without a valid key from one address, <c>BILLING_AUTH_FAILURES_PER_S</c>; 0 for no limit. At
    /// once, twenty times as many.
    /// </summary>
    [Range(0, TokenRate.MaxPerSecond, ErrorMessage = "BILLING_AUTH_FAILURES_PER_S: " + OfRate)]
    public int FailuresPerSecond { get; init; } = 5;

    /// <summary>Reads them from the environment.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">One is out of its range.</exception>
    public static RateLimitOptions Of(IConfiguration settings)
    {
        var otherwise = new RateLimitOptions();
        var options = new RateLimitOptions
        {
            PerSecond = SettingReader.Number(settings, "BILLING_RATE_LIMIT_PER_S", otherwise.PerSecond),
            Burst = SettingReader.Number(settings, "BILLING_RATE_LIMIT_BURST", otherwise.Burst),
            AdminPerSecond = SettingReader.Number(settings, "BILLING_ADMIN_RATE_LIMIT_PER_S", otherwise.AdminPerSecond),
            FailuresPerSecond =
                SettingReader.Number(settings, "BILLING_AUTH_FAILURES_PER_S", otherwise.FailuresPerSecond),
        };
        SettingReader.Check(options);
        return options;
    }
}
