using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stripe;

namespace Billing.Grains.Export;

/// <summary>Registers what tells Stripe's meters.</summary>
public static class MeterExportServices
{
    /// <summary>
    /// Adds it; the host registers the <c>NpgsqlDataSource</c>, the values of <see cref="MeterExportOptions"/> and, where
    /// there is a Stripe, the <c>IStripeClient</c>.
    /// </summary>
    public static IServiceCollection AddMeterExport(this IServiceCollection services)
    {
        services.AddOptions<MeterExportOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MeterExports>();
        services.AddSingleton<UsageGathering>();
        services.AddSingleton<MeterEventSender>();
        services.AddSingleton<MeterSummaries>();
        services.AddSingleton<MeterReconciliation>();
        services.AddSingleton<MeterExportRound>();
        services.AddHostedService(provider => new MeterExporter(
            provider.GetService<IStripeClient>() is null ? null : provider.GetRequiredService<MeterExportRound>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<IOptions<MeterExportOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MeterExporter>>()));
        return services;
    }
}
