using Microsoft.Extensions.DependencyInjection;

namespace Billing.Client.Tests.Calls;

/// <summary>The client in an application's services.</summary>
public sealed class ServicesTests
{
    [Fact]
    public async Task An_application_has_one_client()
    {
        await using var services = new ServiceCollection()
            .AddSingleton(new Uri("https://billing.test"))
            .AddBillingClient((provider, options) =>
                (options.BaseAddress, options.ApiKey) = (provider.GetRequiredService<Uri>(), "bk_test"))
            .BuildServiceProvider();

        Assert.Same(services.GetRequiredService<BillingClient>(), services.GetRequiredService<BillingClient>());
    }

    [Fact]
    public async Task A_client_without_a_key_is_not_made()
    {
        await using var services = new ServiceCollection().AddBillingClient(_ => { }).BuildServiceProvider();

        Assert.Throws<ArgumentException>(() => services.GetRequiredService<BillingClient>());
    }
}
