using Billing.Testing;

namespace Billing.Api.Tests.Idempotency;

public sealed class RestartTests
{
    [Fact(DisplayName = "B2: a replay is the same after the service was started anew")]
    public async Task A_replay_survives_the_service()
    {
        var database = await TestDatabase.CreateEmptyAsync();
        string account;
        ApiAnswer original;
        await using (var first = await RunningApi.StartAsync(database))
        {
            await ApiFixture.MakeCatalog(first.Admin);
            account = await ApiFixture.OpenAccount(first.Admin, "1");
            original = await Use(first, account);
        }
        await using var second = await RunningApi.StartAsync(database);

        var replay = await Use(second, account);

        Assert.Equal((201, false), (original.Status, original.Replayed));
        Assert.Equal((201, true, original.Text), (replay.Status, replay.Replayed, replay.Text));
    }

    private static Task<ApiAnswer> Use(RunningApi api, string account) =>
        api.Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "1" }, "k");
}
