using Billing.Api.AccountPlans;
using Billing.Api.Accounts;
using Billing.Api.ApiKeys;
using Billing.Api.Auth;
using Billing.Api.BillingPage;
using Billing.Api.Catalog;
using Billing.Api.CatalogFiles;
using Billing.Api.Compat.BillingPaths;
using Billing.Api.Compat.Dodo;
using Billing.Api.Compat.Organizations;
using Billing.Api.DriftChecks;
using Billing.Api.Events;
using Billing.Api.Health;
using Billing.Api.MeterExports;
using Billing.Api.OpenApi;
using Billing.Api.Payments;
using Billing.Api.TestClocks;
using Billing.Api.RateLimits;
using Billing.Api.Reports;
using Billing.Api.Reservations;
using Billing.Api.Sandbox;
using Billing.Api.Usage;
using Billing.Api.WebhookEndpoints;
using Billing.Api.Webhooks;
using Billing.Contracts.ApiKeys;
using Billing.Silo.Cluster;

namespace Billing.Api;

/// <summary>The HTTP front end: what it needs, and its endpoints.</summary>
internal static class BillingApi
{
    /// <summary>Where to listen unless ASPNETCORE_URLS says otherwise.</summary>
    private const string DefaultUrl = "http://127.0.0.1:8080";

    /// <summary>Adds what the endpoints need. The grains are somebody else's.</summary>
    public static WebApplicationBuilder AddBillingApi(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (string.IsNullOrEmpty(settings["urls"]) && string.IsNullOrEmpty(settings["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.AddApiLayers(MakeKeyRing);
        builder.Services.AddSingleton<StreamLimits>();
        builder.Services.AddSingleton<BillingLinks>();
        // After the silo's own services, which bring the database forward, and before anybody is listened to.
        builder.Services.AddHostedService<CatalogFileAtStart>();
        builder.Services.AddSingleton(_ => new WebhookSecrets(settings["STRIPE_WEBHOOK_SECRET"]));
        if (!ClusterSettings.AreIn(settings))
            builder.Services.AddHostedService<SandboxInProcess>();
        return builder;
    }

    /// <summary>Maps the endpoints behind the layers.</summary>
    public static WebApplication MapBillingApi(this WebApplication app)
    {
        app.UseApiLayers();
        app.MapHealth();
        app.MapDocument();
        app.MapAccounts();
        app.MapUsage();
        app.MapUsageBatch();
        app.MapBalances();
        app.MapGrants();
        app.MapLedger();
        app.MapEvents();
        app.MapAdjustments();
        app.MapAlerts();
        app.MapAccountPlans();
        app.MapCheckouts();
        app.MapSubscriptions();
        app.MapPayments();
        app.MapRecharge();
        app.MapBillingLinks();
        app.MapBillingPage();
        app.MapReservations();
        app.MapReports();
        app.MapCreditTypes();
        app.MapMeters();
        app.MapPlans();
        app.MapPackages();
        app.MapCatalogSettings();
        app.MapApiKeys();
        app.MapTestClocks();
        app.MapMeterExports();
        app.MapDriftChecks();
        app.MapWebhookEndpoints();
        app.MapWebhookDeliveries();
        app.MapStripeWebhooks();
        app.MapStripeEvents();
        app.MapOrganizations();
        app.MapBillingPaths();
        app.MapEntitlements();
        app.MapEntitlementBalances();
        app.MapCreditUsage();
        app.MapCheckoutSessions();
        return app;
    }

    private static KeyRing MakeKeyRing(IServiceProvider services)
    {
        var grains = services.GetRequiredService<IGrainFactory>();
        return new KeyRing(
            hash => grains.GetGrain<IApiKeysGrain>(IApiKeysGrain.Key).Authenticate(hash),
            services.GetRequiredService<TimeProvider>());
    }

    /// <summary>Says where it listens, once it does.</summary>
    public static WebApplication AnnounceStart(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            ApiLog.Listening(app.Logger, string.Join(", ", app.Urls), Silo.PackageSet.Name);
            ApiLog.HowToGetIn(app.Logger);
        });
        return app;
    }
}
