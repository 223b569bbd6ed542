using Billing.Api.Auth;
using Billing.Api.Health;
using Billing.Api.Json;
using Billing.Api.Problems;
using Billing.Api.RateLimits;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Billing.Api;

/// <summary>What stands between the socket and every endpoint, whoever answers behind it.</summary>
internal static class ApiLayers
{
    /// <summary>Adds what the layers need.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="keys">Who knows the keys.</param>
    public static void AddApiLayers(this WebApplicationBuilder builder, Func<IServiceProvider, KeyRing> keys)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Endpoints refuse far less; up to here the rest is thrown away, so that its sender hears the refusal.
            kestrel.Limits.MaxRequestBodySize = 16 * RequestBody.BatchLimit;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxRequestHeaderCount = 64;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        // Nothing here blocks a thread, so a request need not change it between the socket and the grain.
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(RateLimitOptions.Of(builder.Configuration));
        builder.Services.AddSingleton<KeyLimits>();
        builder.Services.AddSingleton<FailureLimits>();
        builder.Services.AddTrustedProxies(builder.Configuration);
    }

    /// <summary>Puts the layers in order.</summary>
    public static void UseApiLayers(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<DrainMiddleware>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseRouting();
        app.UseMiddleware<GuardMiddleware>();
    }
}
