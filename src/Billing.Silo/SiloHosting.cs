using Billing.Grains;
using Billing.Grains.Accounts;
using Billing.Grains.Due;
using Billing.Grains.Inbox;
using Billing.Grains.Journal;
using Billing.Grains.Provider;
using Billing.Grains.TestClocks;
using Billing.Grains.Webhooks;
using Billing.Silo.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;

namespace Billing.Silo;

/// <summary>Adds a silo with everything that its grains need.</summary>
public static class SiloHosting
{
    // Orleans has no limit by itself: a hot account that the store holds up would fill the memory.
    private const int MostCallsOfOneGrain = 50_000;

    // In one process no call is lost; this bounds one that hangs.
    private const int CallTimeoutMs = 30_000;

    /// <summary>A silo that runs alone in this process. Its settings are those of API.md, read from the configuration.</summary>
    public static IHostApplicationBuilder AddBillingSilo(this IHostApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Services.AddBillingServices(settings);
        builder.Logging.QuietHost();
        builder.UseOrleans(silo =>
        {
            var options = Read(settings);
            silo.UseLocalhostClustering(FreePort.Or(options.SiloPort), FreePort.Or(options.GatewayPort));
            silo.AddSnapshotStorage(options.ConnectionString);
            silo.BoundMessages(CallTimeoutMs);
        });
        return builder;
    }

    /// <summary>What grains and the preparation of the database need, without the silo itself.</summary>
    public static IServiceCollection AddBillingServices(this IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<SiloOptions>().Configure(options => Fill(options, settings)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccountOptions>()
            .Configure<IOptions<ProviderOptions>>((account, provider) => account.CustomerAtCreation = provider.Value.WantsCustomers)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<JournalOptions>()
            .Bind(settings.GetSection(JournalOptions.Section))
            .Configure<IOptions<SiloOptions>>((journal, silo) => journal.ConnectionString = silo.Value.ConnectionString)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton(provider =>
            NpgsqlDataSource.Create(provider.GetRequiredService<IOptions<SiloOptions>>().Value.ConnectionString));
        services.AddSingleton<DurabilityCheck>();
        services.AddSingleton<Migrator>();
        services.AddSingleton<IReadiness, SiloReadiness>();
        services.AddHostedService<DatabasePreparation>();
        services.AddSingleton<IJournal, PostgresJournal>();
        services.AddCatalogAndApiKeys(settings);
        services.AddTestClocks();
        services.AddDueScheduler(settings);
        services.AddProvider(settings);
        services.AddStripeInbox(settings);
        services.AddProviderWork(settings);
        services.Configure<WebhookOptions>(options =>
            options.AllowedTargets = SettingReader.Text(settings, "BILLING_WEBHOOK_ALLOWED_TARGETS", options.AllowedTargets));
        services.AddWebhooks();
        services.AddDrain(settings);
        return services;
    }

    /// <summary>Where account snapshots are kept.</summary>
    public static ISiloBuilder AddSnapshotStorage(this ISiloBuilder silo, string connectionString) =>
        silo.AddAdoNetGrainStorage(AccountGrain.SnapshotStorage, storage =>
        {
            storage.Invariant = "Npgsql";
            storage.ConnectionString = connectionString;
        });

    /// <summary>Bounds what waits for one grain, and how long a call waits for its answer.</summary>
    internal static void BoundMessages(this ISiloBuilder silo, int callTimeoutMs) =>
        silo.Configure<SiloMessagingOptions>(messages =>
        {
            messages.MaxEnqueuedRequestsHardLimit = MostCallsOfOneGrain;
            messages.ResponseTimeout = TimeSpan.FromMilliseconds(callTimeoutMs);
        });

    // Orleans prints every option at start; what an operator must see is a warning or worse. Startup tells of a failed one.
    internal static void QuietHost(this ILoggingBuilder logging) =>
        logging.AddFilter("Orleans", LogLevel.Warning)
            .AddFilter(Startup.HostCategory, level => level >= LogLevel.Warning && !Startup.IsUnderWay);

    internal static SiloOptions Read(IConfiguration settings)
    {
        var options = new SiloOptions();
        Fill(options, settings);
        return options;
    }

    private static void Fill(SiloOptions options, IConfiguration settings)
    {
        options.ConnectionString = settings["BILLING_POSTGRES"] ?? "";
        options.SiloPort = SettingReader.Number(settings, "BILLING_SILO_PORT", 0);
        options.GatewayPort = SettingReader.Number(settings, "BILLING_GATEWAY_PORT", 0);
        options.AllowDatabaseThatCanLoseAcknowledgedDebits =
            SettingReader.Flag(settings, "BILLING_ALLOW_DATABASE_THAT_CAN_LOSE_ACKNOWLEDGED_DEBITS", false);
    }
}
