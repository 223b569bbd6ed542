namespace Billing.Api.Tests.Usage;

/// <summary>SEMANTICS A11 and A12 over HTTP.</summary>
[Collection(ApiTests.Name)]
public sealed class AmountsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Theory(DisplayName = "A11: an amount that is none is 422, never rounded, never 500")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("\"-1\"")]
    [InlineData("\"1.5\"")]
    [InlineData("1.5")]
    [InlineData("\"0.00000000000000000001\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"Infinity\"")]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\"0x10\"")]
    [InlineData("\"١\"")]
    [InlineData("1e400")]
    [InlineData("\"1e99999999999\"")]
    [InlineData("9223372036854775808")]
    [InlineData("\"1000000000000001\"")]
    [InlineData("\"11111111111111111111111111111111111111111111111111111111111111111\"")]
    [InlineData("11111111111111111111111111111111111111111111111111111111111111111")]
    public async Task What_is_no_amount_is_refused(string amount)
    {
        var account = await fixture.OpenAccount("10");
        foreach (var (path, field, body) in new[]
        {
            ("usage", "amount", $$"""{"credit_type":"emails","amount":{{amount}}}"""),
            ("usage", "quantity", $$"""{"meter":"email_sent","quantity":{{amount}}}"""),
            ("check", "amount", $$"""{"credit_type":"emails","amount":{{amount}}}"""),
            ("grants", "amount", $$"""{"credit_type":"emails","amount":{{amount}}}"""),
        })
        {
            var answer = await Admin.Post($"/v1/accounts/{account}/{path}", body);
            Assert.Equal((422, "invalid_request", field), (answer.Status, answer.Code, answer["field"]));
        }
        Assert.Equal("2", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact(DisplayName = "A11: an adjustment of nothing, or in too small parts, is 422")]
    public async Task An_adjustment_is_an_amount_with_a_sign()
    {
        var account = await fixture.OpenAccount("10");
        foreach (var amount in new[] { "0", "1.5", "-1.5", "NaN" })
        {
            var answer = await Admin.Post(
                $"/v1/accounts/{account}/adjustments", new { credit_type = "emails", amount, reason = "r" });
            Assert.Equal((422, "amount"), (answer.Status, answer["field"]));
        }
    }

    [Fact]
    public async Task Decimals_are_exact()
    {
        var account = await fixture.OpenAccount();
        await Admin.Post($"/v1/accounts/{account}/grants", """{"credit_type":"usd","amount":0.30}""");

        await Admin.Post($"/v1/accounts/{account}/usage", """{"credit_type":"usd","amount":0.1}""");
        var answer = await Admin.Post($"/v1/accounts/{account}/usage", """{"credit_type":"usd","amount":"0.2"}""");

        Assert.Equal((201, "0"), (answer.Status, answer["balances.usd.available"]));
    }

    [Fact(DisplayName = "A11: a rate that is not exact in the credit type is refused when it is written")]
    public async Task A_rate_must_be_exact()
    {
        var answer = await Admin.Post(
            "/v1/meters",
            new { code = ApiFixture.NewName("meter"), precision = 0, cost = new { credit_type = "usd", amount = "0.001" } });

        Assert.Equal((422, "invalid_request"), (answer.Status, answer.Code));
    }

    [Fact(DisplayName = "A12: precision cannot change once anything was granted")]
    public async Task Precision_is_immutable_once_granted()
    {
        var code = ApiFixture.NewName("type");
        var account = await fixture.OpenAccount();
        await Admin.Post("/v1/credit-types", new { code, precision = 0 });
        Assert.Equal(200, (await Admin.Patch($"/v1/credit-types/{code}", new { precision = 1 })).Status);
        await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = code, amount = "1.5" });

        var patched = await Admin.Patch($"/v1/credit-types/{code}", new { precision = 2 });
        var posted = await Admin.Post("/v1/credit-types", new { code, precision = 2 });

        Assert.All([patched, posted], answer => Assert.Equal((409, "precision_immutable"), (answer.Status, answer.Code)));
    }
}
