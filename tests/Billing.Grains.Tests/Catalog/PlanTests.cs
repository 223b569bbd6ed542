using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class PlanTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
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
    public async Task The_first_one_is_created_with_defaults_filled_in()
    {
        var slug = FreshCode("plan");

        var reply = await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "5e3")], meters: [Counted(_sent)]));

        Assert.True(reply is { Error: null, Created: true, Replayed: false });
        var plan = reply.Plan!;
        Assert.Equal((slug, 0, true, "calendar", 1), (plan.Name, plan.Tier, plan.Public, plan.Periods, plan.Version));
        Assert.Equal(new PlanCreditLine(_emails, "5000", "days:30", 50, null, null), Assert.Single(plan.Credits));
        Assert.Equal(new PlanMeterLine(_sent, "0", null, "none", null, "block", null), Assert.Single(plan.Meters));
        Assert.Equal(Text(plan), Text((await _process.Plans.Get(slug)).Plan!));
    }

    [Fact]
    public async Task The_whole_shape_reaches_decisions()
    {
        var slug = FreshCode("plan");
        var credit = Credit(_emails, "5000", "period_end") with
        {
            Priority = 10,
            LowBalancePercent = 20,
            Rollover = new PlanRolloverLine(25, 1, "days:30", "1000"),
        };
        var meter = new PlanMeterLine(_sent, "100", "500", "hard", new PlanCostLine(_emails, "2"), "deficit", "50");
        var price = new PlanPriceLine(1900, "usd", "year");
        var request = Plan(slug, "Pro", 3, false, price, "price_1", null, [credit], [meter], ["a"]);

        Assert.Null((await _process.Plans.Put(request)).Error);
        await _process.Cache.Refresh();

        var listing = _process.Cache.Plan(slug)!;
        var asset = new Asset(_emails, 0, BurnOrder.Fifo);
        Assert.Equal((false, false, "price_1"), (listing.Public, listing.Archived, listing.StripePriceId));
        Assert.Equal("a", Assert.Single(listing.Features));
        var terms = listing.Terms;
        Assert.Equal((slug, 1, "Pro", 3, 12), (terms.Slug, terms.Version, terms.Name, terms.Tier, terms.CycleMonths));
        Assert.Equal(new PlanPrice(1900, "usd", BillingInterval.Year), terms.Price);
        Assert.Equal(PeriodKind.Anchored, terms.Periods);
        Assert.Equal(
            new PlanCredit(
                asset, 5000, new Expiry.PeriodEnd(), 10, 20, new RolloverTerms(25, 1, new Expiry.Days(30), 1000)),
            Assert.Single(terms.Credits));
        Assert.Equal(
            new PlanMeter(_sent, 0, 100, 500, LimitMode.Hard, new MeterRate(asset, 2), OverageMode.Deficit, 50),
            Assert.Single(terms.Meters));
    }

    [Fact]
    public async Task An_archived_one_keeps_its_content_and_can_be_taken_back()
    {
        var slug = FreshCode("plan");
        await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "7")]));

        var archived = await _process.Plans.Archive(slug, true);
        await _process.Cache.Refresh();

        Assert.True(archived.Plan is { Archived: true, Version: 1 });
        Assert.True(_process.Cache.Plan(slug)!.Archived);
        Assert.Equal(7, Assert.Single(_process.Cache.Newest(slug)!.Credits).Amount);
        Assert.DoesNotContain(_process.Cache.OfferedPlans, plan => plan.Terms.Slug == slug);
        Assert.Equal(ErrorCodes.PlanNotFound, (await _process.Plans.Get(slug, offeredOnly: true)).Error?.Code);
        Assert.True((await _process.Plans.Archive(slug, true)).Plan!.Archived);
        Assert.False((await _process.Plans.Archive(slug, false)).Plan!.Archived);
        Assert.Equal(ErrorCodes.PlanNotFound, (await _process.Plans.Archive("nobody", true)).Error?.Code);
    }

    [Fact(DisplayName = "B2, B3: the same key and content get the original answer, other content is refused")]
    public async Task The_same_key_gets_the_original_answer()
    {
        var (slug, key) = (FreshCode("plan"), FreshKey());
        var first = await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "1")], key: key));
        await _process.Plans.Put(Plan(slug));

        var again = await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "1.0")], key: key));
        var other = await _process.Plans.Put(Plan(slug, credits: [Credit(_emails, "2")], key: key));

        Assert.True(again is { Created: true, Replayed: true });
        Assert.Equal(Text(first.Plan!), Text(again.Plan!));
        Assert.Equal((RefusalCodes.IdempotencyKeyReused, "credits"), (other.Error?.Code, other.Error?.Field));
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        await using var empty = await OwnDatabase.Create();
        foreach (var slug in new[] { "b", "a", "c" })
            await empty.Process.Plans.Put(Plan(slug, isPublic: slug != "b"));

        var first = await empty.Process.Plans.List(null, 2);
        var second = await empty.Process.Plans.List("b", 2);
        var offered = await empty.Process.Plans.List(null, 2, offeredOnly: true);

        Assert.Equal(["a", "b"], first.Plans.Select(plan => plan.Slug));
        Assert.True(first.HasMore);
        Assert.Equal(["c"], second.Plans.Select(plan => plan.Slug));
        Assert.False(second.HasMore);
        Assert.Equal(["a", "c"], offered.Plans.Select(plan => plan.Slug));
        Assert.Equal("cursor", (await empty.Process.Plans.List("?", 2)).Error?.Field);
    }

    // Lists have no equality of their own.
    private static string Text(PlanView plan) => System.Text.Json.JsonSerializer.Serialize(plan);
}
