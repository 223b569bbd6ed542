using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Stripe;

namespace Billing.Grains.Drift;

/// <summary>Registers what compares accounts with Stripe.</summary>
public static class DriftServices
{
    /// <summary>Adds it; it needs what <c>AddMeterExport</c> adds.</summary>
    public static IServiceCollection AddDriftChecks(this IServiceCollection services)
    {
        services.AddOptions<DriftOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SubscriptionDrift>();
        services.AddSingleton<PaymentDrift>();
        services.AddSingleton<MeterDrift>();
        services.AddSingleton<DriftCheck>();
        services.AddHostedService(provider => new DriftSchedule(
            provider.GetService<IStripeClient>() is null ? null : provider.GetRequiredService<DriftCheck>(),
            provider.GetRequiredService<NpgsqlDataSource>(),
            provider.GetRequiredService<IOptions<DriftOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DriftSchedule>>()));
        return services;
    }
}
