namespace Billing.Api.Tests.Accounts;

[Collection(ApiTests.Name)]
public sealed class GrantsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task A_grant_is_answered_as_it_was_made()
    {
        var account = await fixture.OpenAccount("5000");

        var answer = await Admin.Post(
            $"/v1/accounts/{account}/grants",
            new { credit_type = "emails", amount = "5000", expires = "days:30", category = "paid", reason = "top-up" });

        Assert.Equal(201, answer.Status);
        Assert.StartsWith("gr_", answer["grant_id"], StringComparison.Ordinal);
        Assert.Equal((account, "emails"), (answer["account"], answer["credit_type"]));
        Assert.Equal(("5000", "5000"), (answer["amount"], answer["remaining"]));
        Assert.Equal(TimeSpan.FromDays(30), At(answer["expires_at"]) - At(answer["effective_at"]));
        Assert.Equal("3", answer["seq"]);
        Assert.Equal("settled reserved available", answer.FieldNamesAt("balances.emails"));
        Assert.Equal("10000", answer["balances.emails.settled"]);
    }

    [Fact]
    public async Task A_scheduled_grant_is_pending_and_not_yet_in_the_balance()
    {
        var account = await fixture.OpenAccount("5");

        var answer = await Admin.Post(
            $"/v1/accounts/{account}/grants",
            new { credit_type = "emails", amount = 7, effective_at = "2999-01-01T00:00:00Z", expires = "never" });

        Assert.Equal((201, "pending"), (answer.Status, answer["status"]));
        Assert.Equal("2999-01-01T00:00:00Z", answer["effective_at"]);
        Assert.Null(answer["expires_at"]);
        Assert.Equal("5", answer["balances.emails.available"]);
    }

    [Fact]
    public async Task Grants_are_listed_in_pages_newest_first()
    {
        var account = await fixture.OpenAccount();
        foreach (var amount in new[] { "1", "2", "3" })
            await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "emails", amount });
        await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "usd", amount = "0.25" });

        var first = await Admin.Get($"/v1/accounts/{account}/grants?limit=2&credit_type=emails");
        var second = await Admin.Get($"/v1/accounts/{account}/grants?limit=2&credit_type=emails&cursor={first["next_cursor"]}");

        Assert.Equal("data has_more next_cursor", first.FieldNames());
        Assert.Equal(("3", "2", "True"), (first["data.0.amount"], first["data.1.amount"], first["has_more"]));
        Assert.Equal(("1", "False", null), (second["data.0.amount"], second["has_more"], second["next_cursor"]));
        Assert.Equal(1, second.Json.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"amount":"1"}""", "credit_type")]
    [InlineData("""{"credit_type":"emails"}""", "amount")]
    [InlineData("""{"credit_type":"emails","amount":"1","expires":"soon"}""", "expires")]
    [InlineData("""{"credit_type":"emails","amount":"1","expires":"days:1","expires_at":"2999-01-01T00:00:00Z"}""", "expires_at")]
    [InlineData("""{"credit_type":"emails","amount":"1","expires_at":"2001-01-01T00:00:00Z"}""", "expires")]
    [InlineData("""{"credit_type":"emails","amount":"1","priority":101}""", "priority")]
    [InlineData("""{"credit_type":"emails","amount":"1","priority":1.5}""", "priority")]
    [InlineData("""{"credit_type":"emails","amount":"1","category":"gift"}""", "category")]
    public async Task What_is_wrong_with_a_grant_is_named(string body, string field)
    {
        var account = await fixture.OpenAccount();

        var answer = await Admin.Post($"/v1/accounts/{account}/grants", body);

        Assert.Equal((422, "invalid_request", field), (answer.Status, answer.Code, answer["field"]));
    }

    private static DateTimeOffset At(string? text) =>
        DateTimeOffset.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}
