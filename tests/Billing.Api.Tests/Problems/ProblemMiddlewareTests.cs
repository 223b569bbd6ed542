using System.Text.Json;
using Billing.Api.Auth;
using Billing.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Billing.Api.Tests.Problems;

/// <summary>Whatever is thrown inside, the client hears a code and nothing of ours.</summary>
public sealed class ProblemMiddlewareTests
{
    [Theory]
    [InlineData("POST", false, "outcome_unknown")]
    [InlineData("POST", true, "storage_unavailable")]
    [InlineData("GET", false, "storage_unavailable")]
    public async Task A_call_that_is_lost_is_503_with_a_word_on_when_to_retry(string method, bool readsOnly, string code)
    {
        var (http, problem) = await Run(method, readsOnly, new TimeoutException("inner detail"));

        Assert.Equal((503, code), (http.Response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("1", http.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_bug_is_500_without_details()
    {
        var (http, problem) = await Run("POST", false, new InvalidOperationException("inner detail"));

        Assert.Equal((500, "internal_error"), (http.Response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.NotEqual("", problem.GetProperty("traceId").GetString());
        Assert.DoesNotContain("inner detail", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(413, "payload_too_large")]
    [InlineData(408, "request_timeout")]
    [InlineData(400, "invalid_request")]
    public async Task What_the_server_refuses_is_a_problem_too(int status, string code)
    {
        var (http, problem) = await Run("POST", false, new BadHttpRequestException("inner detail", status));

        Assert.Equal((status, code), (http.Response.StatusCode, problem.GetProperty("code").GetString()));
    }

    private static async Task<(HttpContext Http, JsonElement Problem)> Run(string method, bool readsOnly, Exception fault)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new AccessRule(Access.Account, readsOnly)), null));
        using var body = new MemoryStream();
        http.Response.Body = body;
        await new ProblemMiddleware(_ => throw fault, NullLogger<ProblemMiddleware>.Instance).Invoke(http);
        await http.Response.BodyWriter.FlushAsync();
        return (http, JsonElement.Parse(body.ToArray()));
    }
}
