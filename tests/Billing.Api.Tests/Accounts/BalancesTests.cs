namespace Billing.Api.Tests.Accounts;

[Collection(ApiTests.Name)]
public sealed class BalancesTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task Balances_say_what_there_is_and_what_expires_next()
    {
        var account = await fixture.OpenAccount("5000");
        await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "emails", amount = "5000" });
        await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "2" });

        var answer = await Admin.Get($"/v1/accounts/{account}/balances");

        Assert.Equal(200, answer.Status);
        Assert.Equal("account seq balances", answer.FieldNames());
        Assert.Equal("4", answer["seq"]);
        Assert.Equal("9998", answer["balances.emails.settled"]);
        Assert.Equal("0", answer["balances.emails.reserved"]);
        Assert.Equal("9998", answer["balances.emails.available"]);
        Assert.Equal("5000", answer["balances.emails.next_expiry.amount"]);
        Assert.EndsWith("Z", answer["balances.emails.next_expiry.at"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_balance_is_answered_alone_even_where_there_never_was_one()
    {
        var account = await fixture.OpenAccount("5");

        var emails = await Admin.Get($"/v1/accounts/{account}/balances/emails");
        var dollars = await Admin.Get($"/v1/accounts/{account}/balances/usd");
        var nothing = await Admin.Get($"/v1/accounts/{account}/balances/nothing");

        Assert.Equal("account seq credit_type settled reserved available next_expiry", emails.FieldNames());
        Assert.Equal("5", emails["available"]);
        Assert.Equal((200, "0"), (dollars.Status, dollars["available"]));
        Assert.Equal((404, "credit_type_not_found"), (nothing.Status, nothing.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/emails")]
    public async Task A_read_is_never_older_than_it_may_be(string path)
    {
        var account = await fixture.OpenAccount("5");

        Assert.Equal(200, (await Admin.Get($"/v1/accounts/{account}/balances{path}?min_seq=2")).Status);
        Assert.Equal(409, (await Admin.Get($"/v1/accounts/{account}/balances{path}?min_seq=3")).Status);
    }

    [Theory]
    [InlineData("balances?min_seq=x")]
    [InlineData("balances?min_seq=-1")]
    [InlineData("balances?min_seq=1&min_seq=2")]
    [InlineData("ledger?limit=0")]
    [InlineData("ledger?limit=101")]
    [InlineData("ledger?limit=1.5")]
    [InlineData("ledger?cursor=zzz")]
    [InlineData("ledger?cursor=")]
    [InlineData("ledger?from=yesterday")]
    [InlineData("ledger?to=2026-03-01")]
    [InlineData("grants?limit=%00")]
    public async Task What_is_wrong_with_a_query_is_400(string query)
    {
        var account = await fixture.OpenAccount();

        var answer = await Admin.Get($"/v1/accounts/{account}/{query}");

        Assert.Equal((400, "invalid_request"), (answer.Status, answer.Code));
    }

    [Fact(DisplayName = "H2: a balance is read as it was at any moment of the past, and of no moment to come")]
    public async Task A_balance_is_read_as_it_was()
    {
        var clock = (await Admin.Post("/v1/test-clocks", new { now = "2026-03-01T00:00:00Z" }))["id"];
        var id = ApiFixture.NewName();
        Assert.Equal(201, (await Admin.Post("/v1/accounts", new { id, test_clock = clock })).Status);
        await Admin.Post($"/v1/accounts/{id}/grants", new { credit_type = "emails", amount = "10", expires = "days:30" });
        await Admin.Post($"/v1/test-clocks/{clock}/advance", new { to = "2026-03-11T00:00:00Z" });
        await Admin.Post($"/v1/accounts/{id}/usage", new { credit_type = "emails", amount = "4" });
        await Admin.Post($"/v1/test-clocks/{clock}/advance", new { to = "2026-05-01T00:00:00Z" });

        Task<ApiAnswer> At(string at) => Admin.Get($"/v1/accounts/{id}/balances?at={at}");

        Assert.Equal("10", (await At("2026-03-10T23:59:59Z"))["balances.emails.settled"]);
        Assert.Equal("6", (await At("2026-03-11T00:00:00Z"))["balances.emails.settled"]);
        Assert.Equal("6", (await At("2026-03-30T23:59:59Z"))["balances.emails.settled"]);
        Assert.Equal("0", (await At("2026-03-31T00:00:00Z"))["balances.emails.settled"]);
        Assert.Null((await At("2026-02-01T00:00:00Z"))["balances.emails"]);
        var future = await At("2026-05-01T00:00:01Z");
        Assert.Equal((422, "at"), (future.Status, future["field"]));
    }
}
