using System.Net;
using System.Net.Http.Headers;
using Billing.Testing;

namespace Billing.Api.Tests.Health;

/// <summary>A process that was told to stop serves on for as long as was set, and says that it is leaving.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task While_it_drains_it_is_not_ready_serves_and_ends_each_connection()
    {
        await using var api = await RunningApi.StartAsync(await TestDatabase.CreateAsync(), drainMs: 2_000);
        using var http = new HttpClient { BaseAddress = new Uri(api.App.Urls.Single()) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningApi.AdminKey);
        using var before = await http.GetAsync("/v1/credit-types");

        api.App.Lifetime.StopApplication();
        var stopped = api.App.StopAsync();
        using var ready = await http.GetAsync("/health/ready");
        using var call = await http.GetAsync("/v1/credit-types");
        using var missing = await http.GetAsync("/v1/nowhere");
        Assert.False(stopped.IsCompleted);
        await stopped;

        Assert.NotEqual(true, before.Headers.ConnectionClose);
        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.NotFound],
            [ready.StatusCode, call.StatusCode, missing.StatusCode]);
        Assert.All([ready, call, missing], answer => Assert.True(answer.Headers.ConnectionClose));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync("/health/live"));
    }
}
