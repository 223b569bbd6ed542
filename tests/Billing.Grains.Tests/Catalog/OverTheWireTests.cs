using Billing.Contracts;
using Billing.Contracts.ApiKeys;
using Billing.Contracts.Catalog;
using Billing.Grains.Catalog;
using Billing.Silo;
using Billing.Testing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

/// <summary>The same grains, called as a client calls them: requests, replies and refusals survive the way.</summary>
public sealed class OverTheWireTests : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    private ICatalogGrain Catalog => _cluster.Client.GetGrain<ICatalogGrain>(ICatalogGrain.Key);

    private IApiKeysGrain ApiKeys => _cluster.Client.GetGrain<IApiKeysGrain>(IApiKeysGrain.Key);

    public async Task InitializeAsync()
    {
        var connectionString = await TestDatabase.CreateAsync();
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Configuration["BILLING_POSTGRES"] = connectionString;
            host.Configuration["BILLING_ADMIN_KEY"] = "an-admin-key-for-tests-only";
            host.Services.AddBillingServices(host.Configuration);
        });
        builder.ConfigureSilo((_, silo) => silo.AddSnapshotStorage(connectionString));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task A_catalog_is_made_and_read()
    {
        var key = FreshKey();
        var type = await Catalog.PutCreditType(CreditType("usd", "dollar", 2, key: key));
        var meter = await Catalog.PutMeter(Meter("sent", "email_sent", 0, "usd", "0.05"));
        var again = await Catalog.PutCreditType(CreditType("usd", "dollar", 2, key: key));

        Assert.Equal(type with { Replayed = true }, again);
        Assert.Equal(new Amount(5, 2), meter.Meter!.CostAmount);
        Assert.Equal(type.CreditType, Assert.Single((await Catalog.ListCreditTypes(null, 10)).CreditTypes));
        Assert.Equal(type.CreditType, (await Catalog.GetCreditType("usd")).CreditType);
        Assert.Equal(meter.Meter, Assert.Single((await Catalog.ListMeters(null, 10)).Meters));
        Assert.Equal(ErrorCodes.MeterNotFound, (await Catalog.GetMeter("nobody")).Error?.Code);
    }

    [Fact]
    public async Task The_writers_silo_shows_a_change_before_it_is_answered()
    {
        var seen = _cluster.GetSiloServiceProvider().GetRequiredService<ICatalog>();

        await Catalog.PutCreditType(CreditType("usd", "dollar", 2));
        Assert.Equal(2, seen.CreditType("usd")!.Asset.Precision);
        await Catalog.PatchCreditType(new CreditTypePatch("usd", null, 3, null, null));
        Assert.Equal(3, seen.CreditType("usd")!.Asset.Precision);
        await Catalog.ArchiveCreditType("usd", true);
        Assert.True(seen.CreditType("usd")!.Archived);
        await Catalog.PutMeter(Meter("sent", null, 0, "usd", "0.5"));
        Assert.Equal(500, seen.Meter("sent")!.UnitCost);
    }

    [Fact]
    public async Task A_key_is_made_and_recognised()
    {
        var made = await ApiKeys.Create(AdminKey("server"));
        var root = await ApiKeys.Authenticate(ApiKeyText.Sha256("an-admin-key-for-tests-only"));

        Assert.Equal("ak_env", root.Id);
        Assert.True((await ApiKeys.Authenticate(ApiKeyText.Sha256(made.Secret!))).Known);
        Assert.Equal(made.ApiKey, Assert.Single((await ApiKeys.List(null, 10)).ApiKeys));
        Assert.Equal(made.ApiKey, (await ApiKeys.Find(made.ApiKey!.Id)).ApiKey);
        await ApiKeys.Revoke(made.ApiKey!.Id);
        Assert.False((await ApiKeys.Authenticate(ApiKeyText.Sha256(made.Secret!))).Known);
        Assert.Equal("kind", (await ApiKeys.Create(new ApiKeyRequest(Key(), "root", null, null))).Error?.Field);
    }
}
