using Billing.Contracts.Payments;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Grains.Inbox;

/// <summary>Registers what applies events of Stripe and does Stripe work.</summary>
public static class InboxServices
{
    /// <summary>Adds it; the host registers the <c>NpgsqlDataSource</c>, the silo, and the dealings with Stripe.</summary>
    public static IServiceCollection AddStripeInbox(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<InboxOptions>()
            .Bind(settings.GetSection(InboxOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ApplyEvent>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return (account, happened) => grains.GetGrain<IProviderGrain>(account).Apply(happened);
        });
        services.AddSingleton<DoStripeWork>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return account => grains.GetGrain<IProviderGrain>(account).Work();
        });
        services.AddSingleton<AccountFinder>();
        services.AddSingleton<InboxRound>();
        services.AddSingleton<WorkRound>();
        services.AddHostedService<InboxWorker>();
        services.AddHostedService<CatchUp>();
        return services;
    }
}
