using Microsoft.Extensions.DependencyInjection;

namespace Billing.Client;

/// <summary>Adds the client to an application's services.</summary>
public static class BillingServices
{
    /// <summary>Adds one <see cref="BillingClient"/> for the whole application; it is safe for many threads.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the address and the key.</param>
    public static IServiceCollection AddBillingClient(
        this IServiceCollection services, Action<BillingClientOptions> configure) =>
        services.AddBillingClient((_, options) => configure(options));

    /// <summary>The same, where the settings come from other services.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the address and the key when the client is first needed.</param>
    public static IServiceCollection AddBillingClient(
        this IServiceCollection services, Action<IServiceProvider, BillingClientOptions> configure) =>
        services.AddSingleton(provider =>
        {
            var options = new BillingClientOptions();
            configure(provider, options);
            return new BillingClient(options, time: provider.GetService<TimeProvider>());
        });
}
