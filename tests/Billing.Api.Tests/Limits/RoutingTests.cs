namespace Billing.Api.Tests.Limits;

/// <summary>What is not there, and what is not said about us.</summary>
[Collection(ApiTests.Name)]
public sealed class RoutingTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/v1")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/accounts/a/b/c/d")]
    [InlineData("/v1/accounts/..%2f..")]
    public async Task An_unknown_path_is_a_problem(string path)
    {
        var answer = await fixture.Admin.Get(path);

        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.ContentType));
    }

    [Theory]
    [InlineData("DELETE", "/v1/accounts/acme")]
    [InlineData("PUT", "/v1/credit-types")]
    [InlineData("GET", "/v1/usage:batch")]
    [InlineData("POST", "/health/live")]
    public async Task An_unknown_method_is_a_problem_and_says_which_there_are(string method, string path)
    {
        var answer = await fixture.Admin.Send(new HttpMethod(method), path);

        Assert.Equal((405, "method_not_allowed"), (answer.Status, answer.Code));
        Assert.NotEmpty(answer.Headers["Allow"]);
    }

    [Fact]
    public async Task Health_is_open_and_names_no_server()
    {
        var live = await fixture.Api.Nobody.Get("/health/live");
        var ready = await fixture.Api.Nobody.Get("/health/ready");

        Assert.Equal((200, """{"status":"ok"}"""), (live.Status, live.Text));
        Assert.Equal(200, ready.Status);
        Assert.Empty(live.Headers["Server"]);
        Assert.Empty(live.Headers["Transfer-Encoding"]);
    }
}
