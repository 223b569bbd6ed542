using Microsoft.Extensions.Options;
using Stripe;

namespace Billing.Grains.Provider;

/// <summary>Stripe's client with our key, address, version and patience; one for the whole process.</summary>
public sealed class ProviderClient : IDisposable
{
    // The library repeats what may not have arrived, with the same idempotency key.
    private const int Retries = 1;

    private readonly HttpClient _http;

    /// <summary>Makes it of the settings.</summary>
    public ProviderClient(IOptions<ProviderOptions> options)
    {
        Options = options.Value;
        _http = new HttpClient { Timeout = TimeSpan.FromMilliseconds(Options.TimeoutMs) };
        Stripe = new StripeClient(new StripeClientOptions
        {
            ApiKey = Options.UsesSandbox ? ProviderOptions.SandboxKey : Options.SecretKey,
            ApiBase = Options.Address,
            HttpClient = new SystemNetHttpClient(_http, Retries, new AppInfo { Name = "Billing" }, enableTelemetry: false),
        });
    }

    /// <summary>The settings.</summary>
    public ProviderOptions Options { get; }

    /// <summary>The client.</summary>
    public StripeClient Stripe { get; }

    /// <summary>What the sandbox's own paths are called with.</summary>
    internal HttpClient Http => _http;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}
