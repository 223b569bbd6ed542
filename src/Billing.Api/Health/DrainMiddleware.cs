using Microsoft.AspNetCore.Http;

namespace Billing.Api.Health;

/// <summary>
/// While the process drains (BILLING_DRAIN_MS), every answer ends its connection, so that a load balancer that keeps
/// connections opens its next one elsewhere, and none is cut with a request on its way.
/// </summary>
internal sealed class DrainMiddleware(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    /// <summary>Runs one request.</summary>
    public Task Invoke(HttpContext http)
    {
        // Later protocols have their own way to say it, and the server uses it when it stops.
        if (lifetime.ApplicationStopping.IsCancellationRequested && HttpProtocol.IsHttp11(http.Request.Protocol))
            http.Response.OnStarting(EndConnection, http);
        return next(http);
    }

    private static Task EndConnection(object http)
    {
        ((HttpContext)http).Response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
