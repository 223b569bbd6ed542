using Billing.Contracts;
using Billing.Contracts.Catalog;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class PrecisionTests(AdminDatabaseFixture database) : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Theory(DisplayName = "A12: precision cannot change once anything is granted")]
    [InlineData("grant")]
    [InlineData("adjusted")]
    public async Task Precision_cannot_change_once_anything_is_granted(string entryType)
    {
        var code = FreshCode("usd");
        await _process.CreditTypes.Put(CreditType(code, "dollar", 2));
        await database.OpenAccount(entryType, code);

        var put = await _process.CreditTypes.Put(CreditType(code, "dollar", 3));
        var patch = await _process.CreditTypes.Patch(new CreditTypePatch(code, null, 3, null, null));

        Assert.Equal((ErrorCodes.PrecisionImmutable, "precision"), (put.Error?.Code, put.Error?.Field));
        Assert.Equal((ErrorCodes.PrecisionImmutable, "precision"), (patch.Error?.Code, patch.Error?.Field));
        Assert.Equal((2, 1), await PrecisionAndVersion(code));
    }

    [Fact(DisplayName = "A12: burn order cannot change once anything is granted, the rest can")]
    public async Task Burn_order_cannot_change_once_anything_is_granted()
    {
        var code = FreshCode("usd");
        await _process.CreditTypes.Put(CreditType(code, "dollar", 2));
        await database.OpenAccount("grant", code);

        var order = await _process.CreditTypes.Put(CreditType(code, "dollar", 2, null, "expiry_first"));
        var expiry = await _process.CreditTypes.Put(CreditType(code, "US dollar", 2, "days:30"));

        Assert.Equal((ErrorCodes.PrecisionImmutable, "burn_order"), (order.Error?.Code, order.Error?.Field));
        Assert.Null(expiry.Error);
        Assert.Equal(2, expiry.CreditType!.Version);
    }

    [Fact(DisplayName = "A12: before the first grant precision and burn order can change")]
    public async Task Before_the_first_grant_both_can_change()
    {
        var code = FreshCode("usd");
        await _process.CreditTypes.Put(CreditType(code, "dollar", 2));
        await database.OpenAccount("debit", code);
        await database.OpenAccount("grant", FreshCode("other"));

        var reply = await _process.CreditTypes.Put(CreditType(code, "dollar", 4, null, "expiry_first"));

        Assert.Null(reply.Error);
        Assert.Equal((4, 2), await PrecisionAndVersion(code));
        await _process.Cache.Refresh();
        Assert.Equal(4, _process.Cache.CreditType(code)!.Asset.Precision);
    }

    [Fact(DisplayName = "A12: a meter's precision cannot change once it exists")]
    public async Task A_meters_precision_cannot_change()
    {
        var code = FreshCode("tokens");
        await _process.Meters.Put(Meter(code, precision: 3));

        var reply = await _process.Meters.Put(Meter(code, precision: 2));

        Assert.Equal((ErrorCodes.PrecisionImmutable, "precision"), (reply.Error?.Code, reply.Error?.Field));
    }

    [Fact(DisplayName = "A11: a credit type's precision can change only so that what meters cost stays exact")]
    public async Task A_change_of_precision_keeps_what_meters_cost()
    {
        var (usd, tokens) = (FreshCode("usd"), FreshCode("tokens"));
        await _process.CreditTypes.Put(CreditType(usd, "dollar", 4));
        await _process.Meters.Put(Meter(tokens, precision: 1, costs: usd, amount: "0.05"));

        var tooFew = await _process.CreditTypes.Put(CreditType(usd, "dollar", 2));
        var more = await _process.CreditTypes.Put(CreditType(usd, "dollar", 6));

        Assert.Equal((RefusalCode, "precision"), (tooFew.Error?.Code, tooFew.Error?.Field));
        Assert.Null(more.Error);
        Assert.Equal(new Amount(50_000, 6), (await _process.Meters.Get(tokens)).Meter!.CostAmount);
        await _process.Cache.Refresh();
        Assert.Equal(50_000, _process.Cache.Meter(tokens)!.UnitCost);
    }

    [Fact(DisplayName = "A12: a credit type's precision cannot change once any version of a plan names it")]
    public async Task Precision_cannot_change_once_a_plan_names_it()
    {
        var (emails, usd, sent, plan) = (FreshCode("emails"), FreshCode("usd"), FreshCode("sent"), FreshCode("plan"));
        await _process.CreditTypes.Put(CreditType(emails));
        await _process.CreditTypes.Put(CreditType(usd, precision: 2));
        await _process.Meters.Put(Meter(sent));
        var meter = Counted(sent) with { Cost = new PlanCostLine(usd, "0.01") };
        Assert.Null((await _process.Plans.Put(Plan(plan, credits: [Credit(emails, "5")], meters: [meter]))).Error);
        // Accounts may stay on the first version.
        Assert.Null((await _process.Plans.Put(Plan(plan))).Error);

        foreach (var code in new[] { emails, usd })
        {
            var reply = await _process.CreditTypes.Patch(new CreditTypePatch(code, null, 4, null, null));
            Assert.Equal((ErrorCodes.PrecisionImmutable, "precision"), (reply.Error?.Code, reply.Error?.Field));
        }
        Assert.Null((await _process.CreditTypes.Patch(new CreditTypePatch(usd, "dollar", null, null, null))).Error);
    }

    [Fact(DisplayName = "A12: a credit type's precision cannot change once any version of a package names it")]
    public async Task Precision_cannot_change_once_a_package_names_it()
    {
        var (usd, pack) = (FreshCode("usd"), FreshCode("pack"));
        await _process.CreditTypes.Put(CreditType(usd, precision: 2));
        await _process.Packages.Put(Package(pack, usd, "10.50"));

        var reply = await _process.CreditTypes.Put(CreditType(usd, precision: 3));

        Assert.Equal((ErrorCodes.PrecisionImmutable, "precision"), (reply.Error?.Code, reply.Error?.Field));
    }

    private const string RefusalCode = Domain.Accounts.RefusalCodes.InvalidRequest;

    private async Task<(int Precision, int Version)> PrecisionAndVersion(string code)
    {
        var view = (await _process.CreditTypes.Get(code)).CreditType!;
        return (view.Precision, view.Version);
    }
}
