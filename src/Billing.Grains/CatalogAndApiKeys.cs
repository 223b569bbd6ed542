using Billing.Grains.Admin;
using Billing.Grains.ApiKeys;
using Billing.Grains.Catalog;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Billing.Grains;

/// <summary>Registers what the catalog and the API keys need; the host registers the <c>NpgsqlDataSource</c>.</summary>
public static class CatalogAndApiKeys
{
    /// <summary>
    /// Adds stores, cache, refresher and keys. Call it before the silo is added: hosted services start in the order in
    /// which they were added, and the catalog is to be read before the first call. The migrations must have run by
    /// then.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Where <c>BILLING_ADMIN_KEY</c> and <c>BILLING_KEY_PEPPER</c> are looked up.</param>
    public static IServiceCollection AddCatalogAndApiKeys(
        this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<AdminOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<CatalogOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ApiKeyOptions>()
            .Configure(options =>
            {
                options.AdminKey = Setting(configuration, "BILLING_ADMIN_KEY");
                options.KeyPepper = Setting(configuration, "BILLING_KEY_PEPPER");
            })
            .ValidateDataAnnotations()
            .ValidateOnStart();

        services.AddSingleton<AdminDatabase>();

        services.AddSingleton<CreditTypes>();
        services.AddSingleton<Meters>();
        services.AddSingleton<Plans>();
        services.AddSingleton<Packages>();
        services.AddSingleton<SettingsChanges>();
        services.AddSingleton<CatalogImport>();
        services.AddSingleton<CatalogStore>();
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<CatalogCache>());
        services.AddHostedService<CatalogRefresher>();

        services.AddSingleton<KeyHasher>();
        services.AddSingleton<RootKey>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<BootstrapAdminKey>();
        return services;
    }

    // A compose file passes a variable that is not set as an empty one.
    private static string? Setting(IConfiguration configuration, string name) =>
        configuration[name] is { Length: > 0 } text ? text : null;
}
