using Billing.Contracts.Accounts;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Grains.Due;

/// <summary>Registers the scheduler.</summary>
public static class DueServices
{
    /// <summary>Adds it; the host registers the <c>NpgsqlDataSource</c> and the silo.</summary>
    public static IServiceCollection AddDueScheduler(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DueOptions>()
            .Bind(configuration.GetSection(DueOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<WakeAccount>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return id => grains.GetAccount(id).Wake();
        });
        services.AddSingleton<DueRound>();
        services.AddHostedService<DueScheduler>();
        return services;
    }
}
