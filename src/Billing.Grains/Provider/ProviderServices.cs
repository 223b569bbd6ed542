using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Grains.Provider;

/// <summary>Registers what the dealings with Stripe need.</summary>
public static class ProviderServices
{
    /// <summary>Adds the settings and the client; the host registers the <c>NpgsqlDataSource</c> and the catalog.</summary>
    public static IServiceCollection AddProvider(this IServiceCollection services, IConfiguration settings)
    {
        services.AddProviderOptions(settings);
        services.AddSingleton<ProviderClient>();
        services.AddSingleton<CustomerLinks>();
        services.AddSingleton<ProviderClocks>();
        return services;
    }

    /// <summary>Adds the settings alone.</summary>
    public static IServiceCollection AddProviderOptions(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<ProviderOptions>()
            .Configure(options => Fill(options, settings))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services;
    }

    private static void Fill(ProviderOptions options, IConfiguration settings)
    {
        options.SecretKey = Text(settings, "STRIPE_SECRET_KEY");
        options.ApiBase = Text(settings, "STRIPE_API_BASE");
        options.SandboxUrl = Text(settings, "STRIPE_SANDBOX_URL") ?? options.SandboxUrl;
        options.MeteredPriceId = Text(settings, "STRIPE_PRICE_ID");
        options.MeteredProductId = Text(settings, "STRIPE_PRODUCT_ID");
        options.ReturnUrl = Text(settings, "BILLING_RETURN_URL") ?? options.ReturnUrl;
        options.PublishableKey = Text(settings, "STRIPE_PUBLISHABLE_KEY");
    }

    // A compose file passes a setting that is not set as an empty text.
    private static string? Text(IConfiguration settings, string name) => settings[name] is { Length: > 0 } text ? text : null;
}
