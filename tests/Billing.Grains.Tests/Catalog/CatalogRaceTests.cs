using Billing.Contracts.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class CatalogRaceTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>
{
    [Fact]
    public async Task Two_processes_that_make_the_same_code_make_it_once()
    {
        await using var one = AdminProcess.Make(database.ConnectionString);
        await using var two = AdminProcess.Make(database.ConnectionString);
        var code = FreshCode("emails");

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => (i % 2 == 0 ? one : two).CreditTypes.Put(CreditType(code, "email"))));

        Assert.All(replies, reply => Assert.Null(reply.Error));
        Assert.Single(replies, reply => reply.Created);
        Assert.All(replies, reply => Assert.Equal(1, reply.CreditType!.Version));
    }

    [Fact]
    public async Task A_default_plan_is_never_archived_whoever_is_first()
    {
        await using var one = AdminProcess.Make(database.ConnectionString);
        await using var two = AdminProcess.Make(database.ConnectionString);
        for (var round = 0; round < 6; round++)
        {
            var slug = FreshCode("plan");
            await one.Plans.Put(Plan(slug));

            var settings = one.Settings.Put(new CatalogSettings(slug, CompatSettings.None));
            var archive = two.Plans.Archive(slug, true);

            Assert.True((await settings).Error is null ^ (await archive).Error is null);
        }
    }

    [Fact]
    public async Task Versions_made_at_one_time_have_no_gap_and_no_double()
    {
        await using var one = AdminProcess.Make(database.ConnectionString);
        await using var two = AdminProcess.Make(database.ConnectionString);
        var code = FreshCode("sent");

        var replies = await Task.WhenAll(Enumerable.Range(0, 12).Select(
            i => (i % 2 == 0 ? one : two).Meters.Put(Meter(code, $"event_{i}"))));

        Assert.Single(replies, reply => reply.Created);
        Assert.Equal(Enumerable.Range(1, 12), replies.Select(reply => reply.Meter!.Version).Order());
        var last = replies.Single(reply => reply.Meter!.Version == 12).Meter;
        Assert.Equal(last, (await one.Meters.Get(code)).Meter);
    }
}
