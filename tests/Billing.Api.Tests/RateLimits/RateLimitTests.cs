using System.Globalization;
using Billing.Testing;

namespace Billing.Api.Tests.RateLimits;

/// <summary>Limits as a client meets them.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_batch_counts_its_items_and_the_next_call_is_told_how_long_to_wait()
    {
        await using var api = await RunningApi.StartAsync(
            await TestDatabase.CreateEmptyAsync(),
            // Slow enough that the test is over before a token comes back.
            settings: [new("BILLING_RATE_LIMIT_PER_S", "1"), new("BILLING_RATE_LIMIT_BURST", "10")]);
        await ApiFixture.MakeCatalog(api.Admin);
        var account = await ApiFixture.OpenAccount(api.Admin, "1000");
        var key = await api.Admin.Post("/v1/api-keys", new { kind = "account", account });
        var client = api.As(key["key"]!);
        var item = new { account, meter = "email_sent", quantity = "1" };

        var batch = await client.Post("/v1/usage:batch", new { items = Enumerable.Repeat(item, 600) });
        var refused = await client.Get($"/v1/accounts/{account}");

        Assert.Equal(200, batch.Status);
        Assert.Equal((429, "rate_limited"), (refused.Status, refused.Code));
        Assert.InRange(int.Parse(refused.Headers["Retry-After"].Single(), CultureInfo.InvariantCulture), 400, 600);
        Assert.Equal("602", (await api.Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }
}
