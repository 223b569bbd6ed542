using Billing.Grains.Drift;
using Billing.Grains.Export;
using Billing.Grains.Provider;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stripe;

namespace Billing.Silo;

/// <summary>Adds the work with Stripe that runs in the background of a silo.</summary>
internal static class ProviderWork
{
    public static IServiceCollection AddProviderWork(this IServiceCollection services, IConfiguration settings)
    {
        // Null where the settings say that there is no Stripe: then nothing is exported or compared.
        services.TryAddSingleton<IStripeClient>(provider =>
            provider.GetRequiredService<ProviderClient>() is { Options.IsThere: true } client ? client.Stripe : null!);
        services.Configure<MeterExportOptions>(options =>
        {
            options.FlushMs = SettingReader.Number(settings, "BILLING_METER_FLUSH_MS", options.FlushMs);
            options.DefaultEventName = settings["STRIPE_METER_EVENT"] is { Length: > 0 } name ? name : null;
        });
        services.AddMeterExport();
        services.Configure<DriftOptions>(options =>
            options.EveryHours = SettingReader.Number(settings, "BILLING_DRIFT_CHECK_HOURS", options.EveryHours));
        services.AddDriftChecks();
        return services;
    }
}
