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
    public async Task Plans_packages_and_settings_are_made_and_read()
    {
        var seen = _cluster.GetSiloServiceProvider().GetRequiredService<ICatalog>();
        await Catalog.PutCreditType(CreditType("emails"));
        await Catalog.PutMeter(Meter("sent"));

        var meter = Counted("sent") with { Cost = new PlanCostLine("emails", "1") };
        var plan = await Catalog.PutPlan(Plan("free", credits: [Credit("emails", "10")], meters: [meter]));
        Assert.Equal("10", Assert.Single((await Catalog.GetPlan("free", true)).Plan!.Credits).Amount);
        Assert.Equal(10, Assert.Single(seen.Newest("free")!.Credits).Amount);
        var patched = await Catalog.PatchPlan(PlanPatch("free") with { Public = false });
        Assert.Equal((1, 2), (plan.Plan!.Version, patched.Plan!.Version));
        Assert.Equal(ErrorCodes.PlanNotFound, (await Catalog.GetPlan("free", true)).Error?.Code);
        Assert.Empty((await Catalog.ListPlans(null, 10, true)).Plans);
        Assert.Single((await Catalog.ListPlans(null, 10, false)).Plans);
        Assert.True((await Catalog.ArchivePlan("free", true)).Plan!.Archived);
        await Catalog.ArchivePlan("free", false);

        var package = await Catalog.PutPackage(Package("pack", "emails", "100", bonus: "5"));
        Assert.Equal(package.Package, (await Catalog.GetPackage("pack", true)).Package);
        Assert.Equal(5, seen.Package("pack")!.Bonus);
        Assert.Equal("x", (await Catalog.PatchPackage(PackagePatch("pack") with { Name = "x" })).Package!.Name);
        Assert.True((await Catalog.ArchivePackage("pack", true)).Package!.Archived);
        Assert.Empty((await Catalog.ListPackages(null, 10, true)).Packages);

        var settings = new CatalogSettings("free", new CompatSettings("sent", "emails", null));
        Assert.Equal(settings, (await Catalog.PutSettings(settings)).Settings);
        Assert.Equal(settings, (await Catalog.GetSettings()).Settings);
        Assert.Same(seen.Newest("free"), seen.DefaultPlan);
        Assert.Equal("default_plan", (await Catalog.PutSettings(settings with { DefaultPlan = "no" })).Error?.Field);
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
