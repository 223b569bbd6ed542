using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Domain.Accounts;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class PlanValidationTests(AdminDatabaseFixture database)
    : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private const string Usd = "usd"; // precision 2
    private const string Tokens = "tokens"; // precision 1

    private static readonly PlanPriceLine Monthly = new(1900, "usd", "month");

    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public async Task InitializeAsync()
    {
        Assert.Null((await _process.CreditTypes.Put(CreditType(Usd, precision: 2))).Error);
        Assert.Null((await _process.Meters.Put(Meter(Tokens, precision: 1))).Error);
    }

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Fact]
    public async Task What_is_not_allowed_names_its_field()
    {
        var plans = new[]
        {
            ("slug", Plan("Free")),
            ("name", Plan("p", "")),
            ("name", Plan("p", new string('n', 101))),
            ("name", Plan("p", "a\0")),
            ("tier", Plan("p", tier: -1)),
            ("price.amount_minor", Plan("p", price: Monthly with { AmountMinor = -1 })),
            ("price.amount_minor", Plan("p", price: Monthly with { AmountMinor = 1_000_000_000_000 })),
            ("price.currency", Plan("p", price: Monthly with { Currency = "USD" })),
            ("price.currency", Plan("p", price: Monthly with { Currency = "" })),
            ("price.interval", Plan("p", price: Monthly with { Interval = "week" })),
            ("stripe_price_id", Plan("p", stripePriceId: "")),
            ("periods", Plan("p", periods: "weekly")),
            ("features[1]", Plan("p", features: ["a", ""])),
            ("features[0]", Plan("p", features: [new string('f', 501)])),
            ("features", Plan("p", features: [.. Enumerable.Repeat("f", 51)])),
            ("credits", Plan("p", credits: [.. Enumerable.Repeat(Credit(Usd, "1"), 51)])),
            ("meters", Plan("p", meters: [.. Enumerable.Repeat(Counted(Tokens), 101)])),
            ("credits[1].credit_type", Plan("p", credits: [Credit(Usd, "1"), Credit(Usd, "2")])),
            ("meters[1].meter", Plan("p", meters: [Counted(Tokens), Counted(Tokens)])),
        };

        foreach (var (field, plan) in plans)
            await IsRefused(field, plan);
        Assert.Equal(ErrorCodes.PlanNotFound, (await _process.Plans.Get("p")).Error?.Code);
    }

    [Fact]
    public async Task What_a_plan_may_not_grant_names_its_field()
    {
        var (credit, rollover) = (Credit(Usd, "10", "days:30"), new PlanRolloverLine(25, 1, "days:30", null));
        var lines = new[]
        {
            ("credit_type", credit with { CreditType = "" }),
            ("credit_type", credit with { CreditType = "U\0" }),
            ("amount", credit with { Amount = "" }),
            ("amount", credit with { Amount = "0" }),
            ("amount", credit with { Amount = "-1" }),
            ("amount", credit with { Amount = "1,5" }),
            ("amount", credit with { Amount = "0.001" }),
            ("amount", credit with { Amount = "1e400" }),
            ("expires", credit with { Expires = "days:0" }),
            ("priority", credit with { Priority = 101 }),
            ("low_balance_percent", credit with { LowBalancePercent = 0 }),
            ("low_balance_percent", credit with { LowBalancePercent = 101 }),
            ("rollover.percent", credit with { Rollover = rollover with { Percent = 0 } }),
            ("rollover.percent", credit with { Rollover = rollover with { Percent = 101 } }),
            ("rollover.max_count", credit with { Rollover = rollover with { MaxCount = 0 } }),
            ("rollover.max_count", credit with { Rollover = rollover with { MaxCount = 121 } }),
            ("rollover.window", credit with { Rollover = rollover with { Window = "" } }),
            ("rollover.cap", credit with { Rollover = rollover with { Cap = "0" } }),
            ("rollover", credit with { Expires = "never", Rollover = rollover }),
        };

        foreach (var (field, line) in lines)
            await IsRefused($"credits[0].{field}", Plan("p", credits: [line]));
    }

    [Fact]
    public async Task What_a_plan_may_not_say_of_a_meter_names_its_field()
    {
        var counted = Counted(Tokens);
        var charged = counted with { Cost = new PlanCostLine(Usd, "0.10") };
        var lines = new[]
        {
            ("meter", counted with { Meter = "" }),
            ("included", charged with { Included = "-1" }),
            ("included", charged with { Included = "0.01" }),
            ("included", counted with { Included = "5" }),
            ("limit", counted with { Limit = "5" }),
            ("limit", counted with { LimitMode = "soft" }),
            ("limit", counted with { LimitMode = "hard" }),
            ("limit", counted with { LimitMode = "hard", Limit = "x" }),
            ("limit_mode", counted with { LimitMode = "firm", Limit = "5" }),
            ("cost.credit_type", counted with { Cost = new PlanCostLine("", "1") }),
            ("cost.amount", counted with { Cost = new PlanCostLine(Usd, "") }),
            ("cost.amount", counted with { Cost = new PlanCostLine(Usd, "0") }),
            ("cost.amount", counted with { Cost = new PlanCostLine(Usd, "0.001") }),
            ("overage", counted with { Overage = "free" }),
            ("overage", counted with { Overage = "deficit" }),
            ("overage_cap", charged with { OverageCap = "5" }),
            ("overage_cap", counted with { Overage = "bill", OverageCap = "0" }),
            ("overage_cap", counted with { Overage = "bill", OverageCap = "0.01" }),
            ("overage_cap", charged with { Overage = "deficit", OverageCap = "0.001" }),
        };

        foreach (var (field, line) in lines)
            await IsRefused($"meters[0].{field}", Plan("p", meters: [line]));
    }

    [Fact(DisplayName = "A11: a plan's cost that is not exact for every quantity is refused")]
    public Task A_cost_that_is_not_exact_is_refused() =>
        // A tenth of a token would cost a tenth of a cent.
        IsRefused("meters[0].cost.amount", Plan("p", meters: [Counted(Tokens) with { Cost = new(Usd, "0.01") }]));

    [Fact]
    public async Task What_a_plan_may_say_is_taken()
    {
        var (counted, charged) = (Counted(Tokens), Counted(Tokens) with { Cost = new PlanCostLine(Usd, "0.10") });
        PlanMeterLine[] lines =
        [
            counted with { Limit = "0", LimitMode = "hard" },
            counted with { Included = "5.5", Overage = "bill", OverageCap = "0.1" },
            charged with { Included = "5", Limit = "10", LimitMode = "soft" },
            charged with { Overage = "deficit", OverageCap = "0.01" },
        ];

        foreach (var line in lines)
            Assert.Null((await _process.Plans.Put(Plan(FreshCode("p"), meters: [line]))).Error);
    }

    [Fact]
    public async Task What_a_plan_names_must_exist()
    {
        var type = await _process.Plans.Put(Plan("p", credits: [Credit("nothing", "1")]));
        var cost = await _process.Plans.Put(Plan("p", meters: [Counted(Tokens) with { Cost = new("nothing", "1") }]));
        var meter = await _process.Plans.Put(Plan("p", meters: [Counted("nothing")]));

        Assert.Equal(
            (ErrorCodes.CreditTypeNotFound, "credits[0].credit_type", "nothing"),
            (type.Error?.Code, type.Error?.Field, type.Error?.CreditType));
        Assert.Equal(
            (ErrorCodes.CreditTypeNotFound, "meters[0].cost.credit_type"), (cost.Error?.Code, cost.Error?.Field));
        Assert.Equal((ErrorCodes.MeterNotFound, "meters[0].meter"), (meter.Error?.Code, meter.Error?.Field));
    }

    private async Task IsRefused(string field, PlanRequest plan)
    {
        var reply = await _process.Plans.Put(plan);
        Assert.Equal((RefusalCodes.InvalidRequest, field), (reply.Error?.Code, reply.Error?.Field));
    }
}
