using Billing.Contracts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class MeterTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task One_that_only_counts_costs_nothing()
    {
        var code = FreshCode("sent");

        var reply = await _process.Meters.Put(Meter(code, "email_sent"));

        Assert.True(reply.Created);
        Assert.Equal(("email_sent", 0, 1), (reply.Meter!.StripeEventName, reply.Meter.Precision, reply.Meter.Version));
        Assert.Null(reply.Meter.CostCreditType);
        Assert.Null(reply.Meter.CostAmount);
        Assert.Equal(reply.Meter, (await _process.Meters.Get(code)).Meter);
        await _process.Cache.Refresh();
        Assert.Equal(0, _process.Cache.Meter(code)!.CostOf(new Units(7, 0)));
    }

    [Fact]
    public async Task The_cost_is_read_exactly_and_shown_in_the_credit_types_precision()
    {
        var (usd, tokens) = (await CreditTypeWith(6), FreshCode("tokens"));

        var reply = await _process.Meters.Put(Meter(tokens, null, 3, usd, "0.002"));

        Assert.Equal((usd, new Amount(2_000, 6)), (reply.Meter!.CostCreditType, reply.Meter.CostAmount));
        await _process.Cache.Refresh();
        Assert.Equal(2, _process.Cache.Meter(tokens)!.CostOf(new Units(1, 3)));
    }

    [Fact]
    public async Task The_same_content_again_changes_nothing_however_the_cost_is_spelt()
    {
        var (usd, tokens) = (await CreditTypeWith(2), FreshCode("tokens"));
        var first = await _process.Meters.Put(Meter(tokens, null, 0, usd, "0.50"));

        var again = await _process.Meters.Put(Meter(tokens, null, 0, usd, "5e-1"));

        Assert.False(again.Created);
        Assert.Equal(first.Meter, again.Meter);
    }

    [Fact]
    public async Task Other_content_makes_a_new_version_and_the_old_one_is_kept()
    {
        var (usd, tokens) = (await CreditTypeWith(2), FreshCode("tokens"));
        await _process.Meters.Put(Meter(tokens, null, 0, usd, "0.50"));

        var dearer = await _process.Meters.Put(Meter(tokens, null, 0, usd, "0.75"));
        var counts = await _process.Meters.Put(Meter(tokens, "event"));

        Assert.Equal((2, new Amount(75, 2)), (dearer.Meter!.Version, dearer.Meter.CostAmount));
        Assert.Equal(3, counts.Meter!.Version);
        Assert.Null(counts.Meter.CostAmount);
        Assert.Equal(
            "0.5,0.75,-",
            await database.Scalar<string>(
                """
                select string_agg(coalesce(cost_amount::text, '-'), ',' order by version)
                from meter_versions where code = $1
                """,
                tokens));
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        await using var empty = await OwnDatabase.Create();
        foreach (var code in new[] { "b", "a", "c" })
            await empty.Process.Meters.Put(Meter(code));

        var first = await empty.Process.Meters.List(null, 2);
        var second = await empty.Process.Meters.List("b", 2);

        Assert.Equal(["a", "b"], first.Meters.Select(view => view.Code));
        Assert.True(first.HasMore);
        Assert.Equal(["c"], second.Meters.Select(view => view.Code));
        Assert.False(second.HasMore);
        Assert.Equal("cursor", (await empty.Process.Meters.List("?", 2)).Error?.Field);
    }

    private async Task<string> CreditTypeWith(int precision)
    {
        var code = FreshCode("usd");
        Assert.Null((await _process.CreditTypes.Put(CreditType(code, "dollar", precision))).Error);
        return code;
    }
}
