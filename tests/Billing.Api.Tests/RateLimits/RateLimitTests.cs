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

    [Theory]
    [InlineData("127.0.0.0/8", 401)]
    [InlineData("10.0.0.0/8", 429)]
    public async Task Who_guesses_keys_behind_a_trusted_load_balancer_is_limited_alone(string trusted, int ofAnother)
    {
        await using var api = await RunningApi.StartAsync(
            await TestDatabase.CreateEmptyAsync(),
            settings: [new("BILLING_TRUSTED_PROXIES", trusted), new("BILLING_AUTH_FAILURES_PER_S", "1")]);
        using var http = new HttpClient { BaseAddress = new Uri(api.App.Urls.Single()) };

        var guesses = 0;
        while (await StatusFor(http, "203.0.113.1") == 401)
            guesses++;

        Assert.InRange(guesses, 1, 60);
        Assert.Equal(ofAnother, await StatusFor(http, "203.0.113.2"));
    }

    private static async Task<int> StatusFor(HttpClient http, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/accounts/acme");
        request.Headers.Add("X-Forwarded-For", address);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }
}
