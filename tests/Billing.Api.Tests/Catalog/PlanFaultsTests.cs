namespace Billing.Api.Tests.Catalog;

[Collection(ApiTests.Name)]
public sealed class PlanFaultsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Theory]
    [InlineData("plans", """{"name":"x"}""", "slug")]
    [InlineData("plans", """{"slug":"X"}""", "slug")]
    [InlineData("plans", """{"slug":"x","price":{"amount_minor":5,"currency":"usd"}}""", "price.interval")]
    [InlineData("plans", """{"slug":"x","price":{}}""", "price.amount_minor")]
    [InlineData("plans", """{"slug":"x","credits":[{"credit_type":"emails","amount":"1.5"}]}""", "credits[0].amount")]
    [InlineData(
        "plans",
        """{"slug":"x","credits":[{"credit_type":"emails","amount":1,"expire":1}]}""",
        "credits[0].expire")]
    [InlineData(
        "plans",
        """{"slug":"x","credits":[{"credit_type":"emails","amount":1,"rollover":{"a":1}}]}""",
        "credits[0].rollover.a")]
    [InlineData(
        "plans",
        """{"slug":"x","meters":[{"meter":"views"},{"meter":"email_sent","cost":{"credit_type":"emails"}}]}""",
        "meters[1].cost.amount")]
    [InlineData("plans", """{"slug":"x","meters":[{"meter":"views","limit":5}]}""", "meters[0].limit")]
    [InlineData("packages", """{"credit_type":"usd"}""", "id")]
    [InlineData("packages", """{"id":"x","credit_type":"usd","amount":"1"}""", "price")]
    [InlineData("packages", """{"id":"x","price":{"amount_minor":5,"currency":"usd"},"credit_type":"usd"}""", "amount")]
    [InlineData("packages", """{"id":"x","price":{"amount_minor":5.5,"currency":"usd"}}""", "price.amount_minor")]
    public async Task What_is_wrong_is_named(string list, string body, string field)
    {
        var answer = await Admin.Post($"/v1/{list}", body);

        Assert.Equal((422, "invalid_request", field), (answer.Status, answer.Code, answer["field"]));
    }

    [Theory]
    [InlineData("""{"slug":"x","credits":{}}""", "credits")]
    [InlineData("""{"slug":"x","credits":[5]}""", "credits[0]")]
    [InlineData("""{"slug":"x","credits":[{"amount":true}]}""", "credits[0].amount")]
    [InlineData("""{"slug":"x","meters":[{"cost":5}]}""", "meters[0].cost")]
    [InlineData("""{"slug":"x","features":["a",5]}""", "features[1]")]
    [InlineData("""{"slug":"x","price":{"amount_minor":"5"}}""", "price.amount_minor")]
    [InlineData("""{"slug":"x","meters":[{"meter":"views","meter":"views"}]}""", "meters[0].meter")]
    public async Task What_is_malformed_is_named(string body, string field)
    {
        var answer = await Admin.Post("/v1/plans", body);

        Assert.Equal((400, "invalid_request", field), (answer.Status, answer.Code, answer["field"]));
    }

    [Fact]
    public async Task What_is_not_there_is_404()
    {
        foreach (var (path, code) in new[]
        {
            ("plans/nothing", "plan_not_found"), ("plans/NOT%20A%20SLUG", "plan_not_found"),
            ("packages/nothing", "package_not_found"), ("packages/NOT%20AN%20ID", "package_not_found"),
        })
        {
            var answer = await Admin.Get($"/v1/{path}");
            Assert.Equal((404, code), (answer.Status, answer.Code));
            Assert.Equal(404, (await Admin.Patch($"/v1/{path}", new { })).Status);
            Assert.Equal(404, (await Admin.Post($"/v1/{path}/archive")).Status);
        }
        var type = await Admin.Post("/v1/plans", """{"slug":"x","credits":[{"credit_type":"none","amount":"1"}]}""");
        Assert.Equal(
            (404, "credit_type_not_found", "credits[0].credit_type"), (type.Status, type.Code, type["field"]));
        var meter = await Admin.Post("/v1/plans", """{"slug":"x","meters":[{"meter":"none"}]}""");
        Assert.Equal((404, "meter_not_found", "meters[0].meter"), (meter.Status, meter.Code, meter["field"]));
    }
}
