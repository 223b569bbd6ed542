using System.Runtime.CompilerServices;
using Billing.Testing;

namespace Billing.Api.Tests.Seeds;

/// <summary>The service with the catalog of one seed, a test clock and one customer on it.</summary>
internal sealed class SeedService : IAsyncDisposable
{
    private readonly RunningApi _api;
    private readonly string _database;
    private readonly string _clock;

    private SeedService(RunningApi api, string database, string clock)
    {
        _api = api;
        _database = database;
        _clock = clock;
    }

    public ApiClient Admin => _api.Admin;

    public static async Task<SeedService> Start(string seed, string now, string? plan = null)
    {
        var database = await TestDatabase.CreateEmptyAsync();
        var api = await RunningApi.StartAsync(
            database, catalog: PathOf(seed), settings: [new("BILLING_WEBHOOK_ALLOWED_TARGETS", "127.0.0.1:9")]);
        // Nobody is there; what would be told him can be seen.
        var receiver = new { url = "http://127.0.0.1:9/", events = new[] { "credit.balance_low", "usage.*" } };
        Assert.Equal(201, (await api.Admin.Post("/v1/webhook-endpoints", receiver)).Status);
        var clock = await api.Admin.Post("/v1/test-clocks", new { now });
        Assert.Equal(201, clock.Status);
        var opened = await api.Admin.Post("/v1/accounts", new { id = "customer", plan, test_clock = clock["id"] });
        Assert.Equal(201, opened.Status);
        return new SeedService(api, database, clock["id"]!);
    }

    public async Task AdvanceTo(string to) =>
        Assert.Equal(200, (await Admin.Post($"/v1/test-clocks/{_clock}/advance", new { to })).Status);

    public Task<ApiAnswer> Send(int quantity, string meter = "email_sent") =>
        Admin.Post("/v1/accounts/customer/usage", new { meter, quantity = $"{quantity}" });

    public async Task<ApiAnswer> Grant(object grant)
    {
        var granted = await Admin.Post("/v1/accounts/customer/grants", grant);
        Assert.Equal(201, granted.Status);
        return granted;
    }

    public Task<ApiAnswer> Balances() => Admin.Get("/v1/accounts/customer/balances");

    /// <summary>The notices that were written, in order, whether they are handed to the receiver yet or not.</summary>
    public Task<string[]> Messages() => Testing.Postgres.Scalar<string[]>(
        _database,
        """
        select coalesce(array_agg(type order by account_no, seq, n), '{}') from (
          select type, account_no, seq, n from outbox
          union all select type, account_no, seq, n from webhook_deliveries) messages
        """);

    /// <summary>The ledger adds up, to the last entry.</summary>
    public async Task Verify() =>
        Assert.Equal("True", (await Admin.Get("/v1/accounts/customer/ledger/verify"))["ok"]);

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    private static string PathOf(string seed, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, $"../../../samples/catalogs/{seed}.json"));
}
