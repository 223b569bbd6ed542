namespace Billing.Api.Tests.TestClocks;

/// <summary>Making, seeing and advancing test clocks.</summary>
[Collection(ApiTests.Name)]
public sealed class TestClocksTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task A_clock_is_made_and_advanced()
    {
        var made = await Admin.Post("/v1/test-clocks", new { now = "2026-01-31T00:00:00Z" });
        var to = new { to = "2026-03-31T02:00:00+02:00" };
        var advanced = await Admin.Post($"/v1/test-clocks/{made["id"]}/advance", to);
        var read = await Admin.Get($"/v1/test-clocks/{made["id"]}");

        Assert.Equal((201, "2026-01-31T00:00:00Z", "id now"), (made.Status, made["now"], made.FieldNames()));
        Assert.StartsWith("tc_", made["id"], StringComparison.Ordinal);
        Assert.Equal((200, made["id"], "2026-03-31T00:00:00Z"), (advanced.Status, advanced["id"], advanced["now"]));
        Assert.Equal((200, advanced.Text), (read.Status, read.Text));
    }

    [Fact(DisplayName = "B2: a clock that is made again with the same key is the same")]
    public async Task A_replay_is_the_same_clock()
    {
        var key = ApiFixture.NewName("clock");
        var made = await Admin.Post("/v1/test-clocks", new { now = "2026-01-31T00:00:00Z" }, key);
        var again = await Admin.Post("/v1/test-clocks", new { now = "2026-01-31T01:00:00+01:00" }, key);
        var other = await Admin.Post("/v1/test-clocks", new { now = "2026-02-01T00:00:00Z", idempotency_key = key });

        Assert.Equal((201, made.Text, true), (again.Status, again.Text, again.Replayed));
        Assert.Equal((422, "idempotency_key_reused"), (other.Status, other.Code));
    }

    [Theory]
    [InlineData("""{"to":"2025-12-31T00:00:00Z"}""", "to")]
    [InlineData("""{"to":"2036-02-01T00:00:00Z"}""", "to")]
    [InlineData("""{"to":"tomorrow"}""", "to")]
    [InlineData("{}", "to")]
    public async Task A_clock_is_not_advanced_to_just_any_time(string body, string field)
    {
        var made = await Admin.Post("/v1/test-clocks", new { now = "2026-01-31T00:00:00Z" });

        var answer = await Admin.Post($"/v1/test-clocks/{made["id"]}/advance", body);

        Assert.Equal((422, "invalid_request", field), (answer.Status, answer.Code, answer["field"]));
    }

    [Fact]
    public async Task A_clock_needs_a_time()
    {
        var answer = await Admin.Post("/v1/test-clocks", new { });

        Assert.Equal((422, "now"), (answer.Status, answer["field"]));
    }

    [Theory]
    [InlineData("tc_0000000000000000000000")]
    [InlineData("nothing")]
    public async Task An_unknown_clock_is_not_found(string id)
    {
        var read = await Admin.Get($"/v1/test-clocks/{id}");
        var advanced = await Admin.Post($"/v1/test-clocks/{id}/advance", new { to = "2026-03-31T00:00:00Z" });

        Assert.Equal((404, "test_clock_not_found"), (read.Status, read.Code));
        Assert.Equal((404, "test_clock_not_found"), (advanced.Status, advanced.Code));
    }
}
