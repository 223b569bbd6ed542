using Billing.Contracts.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Grains.TestClocks;

/// <summary>Registers what test clocks need.</summary>
public static class TestClockServices
{
    /// <summary>Adds it, beside the catalog and the API keys.</summary>
    public static IServiceCollection AddTestClocks(this IServiceCollection services)
    {
        services.AddSingleton<AdvanceAccount>(provider =>
        {
            var grains = provider.GetRequiredService<IGrainFactory>();
            return (id, request) => grains.GetAccount(id).AdvanceClock(request);
        });
        services.AddSingleton<TestClocks>();
        services.AddSingleton<TestClockAdvance>();
        return services;
    }
}
