using System.Net.Mime;
using Billing.Silo.Cluster;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.Silo;

/// <summary>All that a silo of its own serves over HTTP: whether it lives and whether it is ready.</summary>
internal static class SiloHealth
{
    /// <summary>Where to listen unless ASPNETCORE_URLS says otherwise.</summary>
    private const string DefaultUrl = "http://127.0.0.1:8081";

    /// <summary>Adds the web server.</summary>
    public static WebApplicationBuilder AddSiloHealth(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        return builder;
    }

    /// <summary>Maps the two paths, and says where they are once the silo has started.</summary>
    public static WebApplication MapSiloHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Answer(isWell: true));
        app.MapGet("/health/ready", async (IReadiness readiness) => Answer(await readiness.IsReady()));
        app.Lifetime.ApplicationStarted.Register(() => SiloLog.Ready(
            app.Logger,
            app.Services.GetRequiredService<ClusterSettings>().ClusterId,
            string.Join(", ", app.Urls)));
        return app;
    }

    private static IResult Answer(bool isWell) => isWell
        ? Results.Text("""{"status":"ok"}""", MediaTypeNames.Application.Json)
        : Results.Text(
            """{"status":"not_ready"}""", MediaTypeNames.Application.Json, statusCode: StatusCodes.Status503ServiceUnavailable);
}
