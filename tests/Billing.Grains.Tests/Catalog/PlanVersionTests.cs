using Billing.Contracts;
using Billing.Contracts.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class PlanVersionTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private static readonly PlanPriceLine Monthly = new(1900, "usd", "month");

    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);
    private readonly string _emails = FreshCode("emails");
    private readonly string _sent = FreshCode("sent");

    public async Task InitializeAsync()
    {
        await _process.CreditTypes.Put(CreditType(_emails, defaultExpiry: "days:30"));
        await _process.Meters.Put(Meter(_sent));
    }

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task The_same_content_again_changes_nothing_however_it_is_spelt()
    {
        var slug = FreshCode("plan");
        var first = await _process.Plans.Put(
            Plan(slug, price: Monthly, credits: [Credit(_emails, "5000")], meters: [Counted(_sent)]));
        var revision = await Revision();

        var again = await _process.Plans.Put(Plan(
            slug,
            slug,
            0,
            true,
            Monthly,
            periods: "anchored",
            credits: [new PlanCreditLine(_emails, "5.0e3", "days:030", 50, null, null)],
            meters: [new PlanMeterLine(_sent, "0.0", null, "none", null, "block", null)]));

        Assert.True(again is { Error: null, Created: false });
        Assert.Equal(Text(first.Plan!), Text(again.Plan!));
        Assert.Equal(revision, await Revision());
    }

    [Fact]
    public async Task Other_content_makes_a_new_version_and_the_old_one_is_kept()
    {
        var slug = FreshCode("plan");
        await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "1")]));

        var second = await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "2")]));

        Assert.True(second is { Error: null, Created: false, Plan.Version: 2 });
        Assert.Equal(
            "1:1,2:2",
            await database.Scalar<string>(
                """
                select string_agg(version || ':' || (credits->0->>'amount'), ',' order by version)
                from plan_versions where slug = $1
                """,
                slug));
    }

    [Fact]
    public async Task A_patch_leaves_what_it_does_not_name()
    {
        var slug = FreshCode("plan");
        var made = await _process.Plans.Put(
            Plan(slug, "Pro", 2, true, Monthly, "price_1", credits: [Credit(_emails, "1")], features: ["a"]));

        var patched = await _process.Plans.Patch(PlanPatch(slug) with { Tier = 5, Features = ["b", "c"] });
        var nothing = await _process.Plans.Patch(PlanPatch(slug));
        var wrong = await _process.Plans.Patch(PlanPatch(slug) with { Credits = [Credit(_emails, "1.5")] });
        var unknown = await _process.Plans.Patch(PlanPatch("nobody"));

        Assert.Equal(Text(made.Plan! with { Tier = 5, Features = ["b", "c"], Version = 2 }), Text(patched.Plan!));
        Assert.Equal(Text(patched.Plan!), Text(nothing.Plan!));
        Assert.Equal("credits[0].amount", wrong.Error?.Field);
        Assert.Equal(ErrorCodes.PlanNotFound, unknown.Error?.Code);
    }

    // Lists have no equality of their own.
    private static string Text(PlanView plan) => System.Text.Json.JsonSerializer.Serialize(plan);

    private Task<long> Revision() => database.Scalar<long>("select revision from catalog_revision");
}
