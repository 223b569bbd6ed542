using Billing.Api.Webhooks;
using Billing.Grains.Provider;
using Billing.StripeSandbox;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Billing.Api.Sandbox;

/// <summary>
/// Where no Stripe is configured, a service that runs alone has one of its own: an address beside its own, with webhooks to itself
/// under a secret made for this run. No money moves there.
/// </summary>
internal sealed class SandboxInProcess(
    IServer server, IConfiguration settings, WebhookSecrets secrets, IOptions<ProviderOptions> provider, ILogger<SandboxInProcess> logger)
    : IHostedLifecycleService, IAsyncDisposable
{
    private WebApplication? _sandbox;

    /// <summary>Whether the settings ask for it. <paramref name="options"/> with a key never do.</summary>
    public static bool IsWanted(ProviderOptions options) =>
        options is { UsesSandbox: true, SandboxUrl: not ProviderOptions.NoSandbox } && string.IsNullOrEmpty(options.ApiBase);

    /// <summary>Starts it when the service itself listens, for its webhooks go there.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!IsWanted(provider.Value) || Own() is not { } own)
            return;
        var url = provider.Value.SandboxUrl.TrimEnd('/');
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddStripeSandbox(new SandboxOptions
        {
            PublicUrl = url,
            SecretKey = ProviderOptions.SandboxKey,
            JournalPath = settings["STRIPE_SANDBOX_JOURNAL"] is { Length: > 0 } path ? path : null,
            WebhookUrl = own + StripeWebhookEndpoints.Path,
            WebhookSecret = secrets.FirstOrNew(),
        });
        var sandbox = builder.Build();
        sandbox.MapStripeSandbox();
        try
        {
            await sandbox.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            await sandbox.DisposeAsync();
            throw new OptionsValidationException(
                "", typeof(ProviderOptions), [$"The Stripe sandbox cannot listen on STRIPE_SANDBOX_URL={url}: {fault.Message}"]);
        }
        _sandbox = sandbox;
        ApiLog.SandboxListening(logger, url);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_sandbox is not null)
            await _sandbox.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sandbox is not null)
            await _sandbox.DisposeAsync();
    }

    // Whatever address it listens on, it is reached on this machine's own.
    private string? Own()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (address is null)
            return null;
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "localhost" or "127.0.0.1" ? parsed.Host : "127.0.0.1";
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
