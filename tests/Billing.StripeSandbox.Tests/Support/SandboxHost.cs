using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.StripeSandbox.Tests.Support;

/// <summary>A sandbox of its own on a real port, as an embedding host would run it.</summary>
public sealed class SandboxHost : IAsyncLifetime, IAsyncDisposable
{
    private readonly WebApplication _app;

    public SandboxHost()
        : this(_ => { })
    {
    }

    private SandboxHost(Action<SandboxOptions> configure)
    {
        var options = new SandboxOptions
        {
            PublicUrl = $"http://127.0.0.1:{FreePort()}",
            WebhookRetryDelays = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(20), 5)],
        };
        configure(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.PublicUrl);
        builder.Services.AddStripeSandbox(options);
        _app = builder.Build();
        _app.MapStripeSandbox();
        Stripe = new StripeCaller(options.PublicUrl, options.SecretKey);
    }

    public StripeCaller Stripe { get; }

    public static SandboxHost Configured(Action<SandboxOptions> configure) => new(configure);

    public static async Task<SandboxHost> Started(Action<SandboxOptions> configure)
    {
        var host = Configured(configure);
        await host.InitializeAsync();
        return host;
    }

    public Task InitializeAsync() => _app.StartAsync();

    public async Task DisposeAsync()
    {
        Stripe.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
