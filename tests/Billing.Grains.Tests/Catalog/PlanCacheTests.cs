using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Testing;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class PlanCacheTests
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_process_sees_a_change_within_a_second()
    {
        await using var own = await OwnDatabase.Create();
        var clock = new ManualClock();
        await using var reader = await AdminProcess.Start(own.Database.ConnectionString, clock);

        await own.Process.Plans.Put(Plan("free"));
        await own.Process.Settings.Put(new CatalogSettings("free", CompatSettings.None));
        clock.Advance(OneSecond);
        await Eventually.True(() => reader.Cache.DefaultPlan?.Slug == "free", Patience);

        await own.Process.Plans.Put(Plan("free", "Gratis"));
        clock.Advance(OneSecond);
        await Eventually.True(() => reader.Cache.DefaultPlan?.Name == "Gratis", Patience);
        Assert.Equal(2, reader.Cache.Newest("free")!.Version);
    }

    [Fact]
    public async Task One_object_stands_for_a_version_as_long_as_it_is_the_newest()
    {
        await using var own = await OwnDatabase.Create();
        var (process, cache) = (own.Process, own.Process.Cache);
        await process.CreditTypes.Put(CreditType("usd"));
        await process.Plans.Put(Plan("pro", credits: [Credit("usd", "5")]));
        await process.Plans.Put(Plan("free"));
        await cache.Refresh();
        var (pro, free) = (cache.Newest("pro"), cache.Newest("free"));

        await process.Plans.Put(Plan("free", "Gratis"));
        await process.Plans.Archive("pro", true);
        await cache.Refresh();

        Assert.Same(pro, cache.Newest("pro"));
        Assert.True(cache.Plan("pro")!.Archived);
        Assert.NotSame(free, cache.Newest("free"));
        await process.CreditTypes.Put(CreditType("usd", burnOrder: "expiry_first"));
        await cache.Refresh();
        Assert.Equal(BurnOrder.ExpiryFirst, cache.Newest("pro")!.Credits[0].Asset.Order);
    }

    [Fact]
    public async Task Offered_plans_are_public_and_in_order_of_tier()
    {
        await using var own = await OwnDatabase.Create();
        await own.Process.Plans.Put(Plan("scale", tier: 2));
        await own.Process.Plans.Put(Plan("hobby", tier: 1));
        await own.Process.Plans.Put(Plan("extra", tier: 1));
        await own.Process.Plans.Put(Plan("secret", tier: 1, isPublic: false));
        await own.Process.Plans.Put(Plan("old", tier: 0));
        await own.Process.Plans.Archive("old", true);
        await own.Process.Cache.Refresh();

        Assert.Equal(["extra", "hobby", "scale"], own.Process.Cache.OfferedPlans.Select(plan => plan.Terms.Slug));
        Assert.NotNull(own.Process.Cache.Plan("secret"));
        Assert.Null(own.Process.Cache.Plan("nothing"));
    }
}
