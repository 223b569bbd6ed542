using Billing.Testing;

namespace Billing.Api.Tests.MeterExports;

/// <summary>What operators see of usage on its way to Stripe's meters.</summary>
public sealed class MeterExportsTests : IAsyncLifetime
{
    private string _database = "";
    private RunningApi _api = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _api = await RunningApi.StartAsync(_database);
        foreach (var (identifier, status) in new[] { ("mu:1", "needs_review"), ("mu:2", "delivered"), ("mu:3", "dead") })
            await Postgres.Execute(_database, Insert(identifier, 150, status));
        await Postgres.Execute(_database, Insert("mu:4", -150, "needs_review"));
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task They_are_listed_by_status_page_by_page()
    {
        var page = await _api.Admin.Get("/v1/meter-exports?status=needs_review&limit=1");
        Assert.Equal((200, "data has_more next_cursor"), (page.Status, page.FieldNames()));
        Assert.Contains("\"identifier\":\"mu:1\",\"account\":\"acme\",\"meter\":\"views\",\"quantity\":\"1.5\"", page.Text, StringComparison.Ordinal);
        var next = await _api.Admin.Get($"/v1/meter-exports?status=needs_review&limit=1&cursor={page["next_cursor"]}");
        Assert.Contains("\"identifier\":\"mu:4\"", next.Text, StringComparison.Ordinal);

        var unknown = await _api.Admin.Get("/v1/meter-exports?status=lost");
        Assert.Equal((422, "invalid_request"), (unknown.Status, unknown.Code));
        Assert.Equal(401, (await _api.Nobody.Get("/v1/meter-exports")).Status);
    }

    [Fact]
    public async Task What_needs_review_or_is_dead_is_sent_again_and_nothing_else()
    {
        foreach (var identifier in new[] { "mu:1", "mu:3" })
        {
            var again = await _api.Admin.Post($"/v1/meter-exports/{identifier}/retry", new { });
            Assert.Equal((200, "pending"), (again.Status, again["status"]));
        }
        foreach (var identifier in new[] { "mu:2", "mu:4" })
        {
            var refused = await _api.Admin.Post($"/v1/meter-exports/{identifier}/retry", new { });
            Assert.Equal((422, "invalid_request"), (refused.Status, refused.Code));
        }
        var missing = await _api.Admin.Post("/v1/meter-exports/mu:5/retry", new { });
        Assert.Equal((404, "meter_export_not_found"), (missing.Status, missing.Code));
    }

    [Fact]
    public async Task Without_a_Stripe_a_drift_check_compares_nothing_and_says_so()
    {
        var checkedAll = await _api.Admin.Post("/v1/stripe/drift-checks", new { });
        Assert.Equal((200, """{"accounts":0,"complete":false,"findings":[]}"""), (checkedAll.Status, checkedAll.Text));
    }

    private static string Insert(string identifier, long value, string status) =>
        $"""
        insert into meter_exports
          (identifier, account_no, account_id, meter, event_name, customer_id, period_start, period_end, seq_from, seq_to, value,
           precision, occurred_at, status, next_at, created_at)
        values
          ('{identifier}', 1, 'acme', 'views', 'views', 'cus_1', '2026-03-01Z', '2026-04-01Z', 1, 2, {value}, 2, '2026-03-02Z',
           '{status}', '2026-03-02Z', '2026-03-02Z')
        """;
}
