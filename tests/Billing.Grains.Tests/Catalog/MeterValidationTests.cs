using Billing.Contracts;
using Billing.Domain.Accounts;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class MeterValidationTests(AdminDatabaseFixture database)
    : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Theory(DisplayName = "A11: a cost that is not exact for every quantity is refused")]
    [InlineData(2, 0, "0.001")] // more decimals than the credit type has
    [InlineData(2, 2, "0.01")] // a hundredth of the meter would cost a hundredth of a cent
    [InlineData(4, 3, "0.05")]
    [InlineData(0, 0, "0")]
    [InlineData(0, 0, "-1")]
    [InlineData(0, 0, "NaN")]
    [InlineData(0, 0, "1,5")]
    [InlineData(0, 0, "")]
    [InlineData(0, 0, "1000000000000001")]
    [InlineData(0, 0, "1e400")]
    [InlineData(0, 0, "1\0")]
    public async Task A_cost_that_is_not_exact_is_refused(int creditPrecision, int meterPrecision, string amount)
    {
        var usd = await CreditTypeWith(creditPrecision);

        var reply = await _process.Meters.Put(Meter(FreshCode("m"), null, meterPrecision, usd, amount));

        Assert.Equal((RefusalCodes.InvalidRequest, "cost.amount"), (reply.Error?.Code, reply.Error?.Field));
    }

    [Fact]
    public async Task What_is_not_allowed_names_its_field()
    {
        var usd = await CreditTypeWith(2);
        var meters = new[]
        {
            ("code", Meter("Sent")),
            ("stripe_event_name", Meter("sent", "")),
            ("stripe_event_name", Meter("sent", new string('e', 101))),
            ("stripe_event_name", Meter("sent", "a\0b")),
            ("precision", Meter("sent", null, 10)),
            ("precision", Meter("sent", null, -1)),
            ("cost.credit_type", Meter("sent", amount: "1")),
            ("cost.credit_type", Meter("sent", costs: "USD", amount: "1")),
            ("cost.amount", Meter("sent", costs: usd)),
        };

        foreach (var (field, request) in meters)
        {
            var reply = await _process.Meters.Put(request);
            Assert.Equal((RefusalCodes.InvalidRequest, field), (reply.Error?.Code, reply.Error?.Field));
        }
        Assert.Equal(ErrorCodes.MeterNotFound, (await _process.Meters.Get("sent")).Error?.Code);
    }

    [Fact]
    public async Task The_credit_type_that_it_costs_must_exist()
    {
        var reply = await _process.Meters.Put(Meter(FreshCode("m"), null, 0, FreshCode("usd"), "1"));

        Assert.Equal((ErrorCodes.CreditTypeNotFound, "cost.credit_type"), (reply.Error?.Code, reply.Error?.Field));
    }

    private async Task<string> CreditTypeWith(int precision)
    {
        var code = FreshCode("usd");
        Assert.Null((await _process.CreditTypes.Put(CreditType(code, "dollar", precision))).Error);
        return code;
    }
}
