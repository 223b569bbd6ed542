using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Grains.Webhooks;

/// <summary>Registers what tells receivers outside of accounts.</summary>
public static class WebhookServices
{
    /// <summary>
    /// Adds it; the host registers the <c>NpgsqlDataSource</c> and the values of <see cref="WebhookOptions"/>.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddOptions<WebhookOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<WebhookTargets>();
        services.AddSingleton<ResolveHost>(_ => (host, cancel) => Dns.GetHostAddressesAsync(host, cancel));
        services.AddSingleton<WebhookConnections>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<LineSender>();
        services.AddSingleton<WebhookDispatch>();
        services.AddSingleton<FanOutRound>();
        services.AddSingleton<WebhookRetention>();
        services.AddSingleton<WebhookEndpointStore>();
        services.AddSingleton<WebhookSecretStore>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddHostedService<FanOutWorker>();
        services.AddHostedService<DispatchWorker>();
        services.AddHostedService<RetentionWorker>();
        return services;
    }
}
