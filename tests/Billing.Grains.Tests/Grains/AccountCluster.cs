using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Contracts.Catalog;
using Billing.Contracts.Payments;
using Billing.Contracts.TestClocks;
using Billing.Grains.Inbox;
using Billing.Grains.Webhooks;
using Billing.Silo;
using Billing.Testing;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.TestingHost;

namespace Billing.Grains.Tests.Grains;

/// <summary>A cluster in this process on a database of its own, or on one that it shares with another cluster.</summary>
public sealed class AccountCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private AccountCluster(InProcessTestCluster cluster, string connectionString)
    {
        _cluster = cluster;
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; }

    public IServiceProvider Services => _cluster.GetSiloServiceProvider();

    public ICatalogGrain Catalog => _cluster.Client.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    /// <summary>Starts one.</summary>
    /// <param name="connectionString">Its database.</param>
    /// <param name="clock">Its clock, or null for the real one.</param>
    /// <param name="stripeUrl">A sandbox; its events are then the test's to apply. Null for no Stripe.</param>
    public static async Task<AccountCluster> Start(
        string connectionString, TimeProvider? clock = null, string? stripeUrl = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration["BILLING_POSTGRES"] = connectionString;
            host.Configuration["STRIPE_SANDBOX_URL"] = stripeUrl ?? "off";
            host.Configuration["BILLING_ADMIN_KEY"] = "an-admin-key-for-tests-only";
            if (clock is not null)
                host.Services.Replace(Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton(clock));
            host.Services.AddBillingServices(host.Configuration);
            // What reads and sends by itself; tests have it done when they say so.
            string?[] readers = [typeof(CatchUp).Namespace, typeof(WebhookRounds).Namespace];
            foreach (var reader in host.Services.Where(one => readers.Contains(one.ImplementationType?.Namespace)).ToList())
            {
                if (reader.ServiceType == typeof(IHostedService))
                    host.Services.Remove(reader);
            }
        });
        builder.ConfigureSilo((_, silo) => silo.AddSnapshotStorage(connectionString));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new AccountCluster(cluster, connectionString);
    }

    public static CallKey NoKey() => new(null, Guid.NewGuid());

    public static CallKey Key(string key) => new(key, Guid.NewGuid());

    public static UsageRequest Debit(string amount, CallKey? key = null) =>
        new(key ?? NoKey(), NoteRequest.None, null, null, "emails", amount, false, null);

    public static GrantRequest GrantOf(string amount, CallKey? key = null, string? expires = null) =>
        new(key ?? NoKey(), NoteRequest.None, "emails", amount, expires, null, null, null, null);

    public IAccountGrain Account(string id) => _cluster.Client.GetGrain<IAccountGrain>(id);

    public IProviderGrain Provider(string id) => _cluster.Client.GetGrain<IProviderGrain>(id);

    public ITestClockGrain Clock(string id) => _cluster.Client.GetGrain<ITestClockGrain>(id);

    public IAccountPayments Payments(string id) => _cluster.Client.GetGrain<IAccountPayments>(id);

    public async Task<IAccountGrain> AccountWith(string id, string amount)
    {
        Assert.Null((await Catalog.PutCreditType(new CreditTypeRequest(NoKey(), "emails", "email", 0, null, null))).Error);
        var account = Account(id);
        Assert.Null((await account.Open(new OpenAccountRequest(NoKey(), null, null))).Error);
        Assert.Null((await account.Grant(GrantOf(amount))).Error);
        return account;
    }

    /// <summary>Kills the silo as a crash would: nothing is flushed, nothing is said.</summary>
    public Task Kill() => _cluster.KillSiloAsync(_cluster.Silos[0]);

    public Task Deactivate(IAccountGrain account) => _cluster.DeactivateAsync(account);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}
