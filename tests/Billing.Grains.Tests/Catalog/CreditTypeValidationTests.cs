using Billing.Contracts;
using Billing.Domain.Accounts;
using static Billing.Grains.Tests.Catalog.Requests;

namespace Billing.Grains.Tests.Catalog;

public sealed class CreditTypeValidationTests(AdminDatabaseFixture database)
    : IClassFixture<AdminDatabaseFixture>, IAsyncLifetime
{
    private readonly AdminProcess _process = AdminProcess.Make(database.ConnectionString);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _process.DisposeAsync();

    [Theory]
    [InlineData("code", "", null, 0, null, null)]
    [InlineData("code", "Emails", null, 0, null, null)]
    [InlineData("code", "1emails", null, 0, null, null)]
    [InlineData("code", "emails\n", null, 0, null, null)]
    [InlineData("code", "emails\0", null, 0, null, null)]
    [InlineData("unit", "emails", "", 0, null, null)]
    [InlineData("unit", "emails", "e\0", 0, null, null)]
    [InlineData("unit", "emails", "e\ud800", 0, null, null)]
    [InlineData("precision", "emails", null, -1, null, null)]
    [InlineData("precision", "emails", null, 10, null, null)]
    [InlineData("precision", "emails", null, 256, null, null)]
    [InlineData("default_expiry", "emails", null, 0, "days:0", null)]
    [InlineData("default_expiry", "emails", null, 0, "", null)]
    [InlineData("burn_order", "emails", null, 0, null, "lifo")]
    public async Task What_is_not_allowed_names_its_field(
        string field, string code, string? unit, int precision, string? expiry, string? order)
    {
        var reply = await _process.CreditTypes.Put(CreditType(code, unit, precision, expiry, order));

        Assert.Equal((RefusalCodes.InvalidRequest, field), (reply.Error?.Code, reply.Error?.Field));
        Assert.Null(reply.CreditType);
    }

    [Fact]
    public async Task Codes_and_units_have_64_characters_at_most()
    {
        var most = new string('a', 64);
        Assert.Null((await _process.CreditTypes.Put(CreditType(most, new string('u', 64)))).Error);
        Assert.Equal("code", (await _process.CreditTypes.Put(CreditType(most + "a"))).Error?.Field);
        Assert.Equal("unit", (await _process.CreditTypes.Put(CreditType("b", most + "u"))).Error?.Field);
        Assert.Equal(ErrorCodes.CreditTypeNotFound, (await _process.CreditTypes.Get("\0")).Error?.Code);
    }
}
