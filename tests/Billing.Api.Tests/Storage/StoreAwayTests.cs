using Billing.Testing;

namespace Billing.Api.Tests.Storage;

public sealed class StoreAwayTests
{
    [Fact(DisplayName = "H6: without PostgreSQL nothing succeeds; afterwards the same calls do, once")]
    public async Task Without_PostgreSQL_nothing_succeeds()
    {
        await using var postgres = await PrivatePostgres.StartAsync();
        await using var api = await RunningApi.StartAsync(await postgres.CreateDatabaseAsync());
        await ApiFixture.MakeCatalog(api.Admin);
        var account = await ApiFixture.OpenAccount(api.Admin, "10");
        postgres.KillHard();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Use(api, account, $"k{i % 10}")));

        Assert.All(answers, answer =>
        {
            Assert.Equal(503, answer.Status);
            Assert.True(answer.Code is "storage_unavailable" or "outcome_unknown", answer.Text);
            Assert.Equal("1", answer.Headers["Retry-After"].Single());
        });
        Assert.Equal(503, (await api.Nobody.Get("/health/ready")).Status);
        Assert.Equal(200, (await api.Nobody.Get("/health/live")).Status);

        await postgres.RestartAsync();
        await Eventually.True(async () => (await api.Nobody.Get("/health/ready")).Status == 200, TimeSpan.FromSeconds(30));
        for (var i = 0; i < 10; i++)
            await Eventually.True(async () => (await Use(api, account, $"k{i}")).Status == 201, TimeSpan.FromSeconds(30));

        Assert.Equal("0", (await api.Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.settled"]);
        var verified = await api.Admin.Get($"/v1/accounts/{account}/ledger/verify");
        Assert.Equal(("True", "12"), (verified["ok"], verified["entries"]));
    }

    private static Task<ApiAnswer> Use(RunningApi api, string account, string key) =>
        api.Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "1" }, key);
}
