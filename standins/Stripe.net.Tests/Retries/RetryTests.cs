using System.Net;

namespace Stripe.Standin.Tests.Retries;

/// <summary>Which requests are sent again (STRIPE.md 3, "Retries as SDKs do").</summary>
public sealed class RetryTests : IDisposable
{
    private const string Refused = """{ "error": { "type": "api_error", "message": "No." } }""";

    private readonly FakeStripe _stripe = new();

    public void Dispose() => _stripe.Dispose();

    // Status, what Stripe advises, and whether the request is sent again.
    [Theory]
    [InlineData(400, null, false)]
    [InlineData(401, null, false)]
    [InlineData(402, null, false)]
    [InlineData(403, null, false)]
    [InlineData(404, null, false)]
    [InlineData(409, null, true)]
    [InlineData(424, null, false)]
    [InlineData(429, null, false)]
    [InlineData(500, null, true)]
    [InlineData(503, null, true)]
    [InlineData(599, null, true)]
    [InlineData(400, "true", true)]
    [InlineData(429, "true", true)]
    [InlineData(409, "false", false)]
    [InlineData(500, "false", false)]
    [InlineData(500, "perhaps", true)]
    [InlineData(400, "perhaps", false)]
    [InlineData(200, "true", true)]
    public async Task A_request_is_sent_again_when(int status, string? advice, bool again)
    {
        _stripe.Answer(
            (HttpStatusCode)status,
            Refused,
            advice is null ? [] : [("Stripe-Should-Retry", advice)]);
        _stripe.Answer("""{ "id": "cus_1" }""");
        var call = Client(1).V1.Customers.CreateAsync(new CustomerCreateOptions { Email = "a@example.com" });
        if (again)
            Assert.Equal("cus_1", (await call).Id);
        else
            await Assert.ThrowsAsync<StripeException>(() => call);
        Assert.Equal(again ? 2 : 1, _stripe.Requests.Count);
    }

    [Fact]
    public async Task A_request_that_was_cut_off_is_sent_again()
    {
        _stripe.Fail(new HttpRequestException("reset")).Answer("""{ "id": "cus_1" }""");
        Assert.Equal("cus_1", (await Client(1).V1.Customers.GetAsync("cus_1")).Id);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        _stripe.BreakOff().Answer("""{ "id": "cus_1" }""");
        Assert.Equal("cus_1", (await Client(1).V1.Customers.CreateAsync(new CustomerCreateOptions())).Id);
        Assert.Single(_stripe.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task A_request_that_timed_out_is_sent_again()
    {
        _stripe.Fail(new TaskCanceledException("80 s are over")).Answer("""{ "id": "cus_1" }""");
        Assert.Equal("cus_1", (await Client(1).V1.Customers.GetAsync("cus_1")).Id);
    }

    [Fact]
    public async Task A_request_that_the_caller_gave_up_is_not_sent_again()
    {
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        _stripe.Answer("{}");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Client(2).V1.Customers.GetAsync("cus_1", cancellationToken: cancel.Token));
        Assert.InRange(_stripe.Requests.Count, 0, 1);
    }

    [Fact]
    public async Task A_POST_is_sent_again_with_the_key_that_was_made_for_it()
    {
        _stripe.Answer(HttpStatusCode.InternalServerError, Refused)
            .Fail(new HttpRequestException("reset"))
            .Answer("{}");
        await Client(2).V1.Customers.CreateAsync(new CustomerCreateOptions { Email = "a@example.com" });
        Assert.Equal(3, _stripe.Requests.Count);
        Assert.NotNull(_stripe.Requests[0].Header("Idempotency-Key"));
        Assert.Single(_stripe.Requests.Select(request => request.Header("Idempotency-Key")).Distinct());
        Assert.All(_stripe.Requests, request => Assert.Equal("email=a%40example.com", request.Body));
    }

    [Fact]
    public async Task A_POST_is_sent_again_with_the_caller_s_key()
    {
        _stripe.Answer(HttpStatusCode.Conflict, Refused).Answer("{}");
        await Client(2).V1.Customers.CreateAsync(new(), new RequestOptions { IdempotencyKey = "acct:acme:customer" });
        Assert.All(
            _stripe.Requests, request => Assert.Equal("acct:acme:customer", request.Header("Idempotency-Key")));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task The_last_answer_stands_when_the_attempts_are_used_up(int retries, int attempts)
    {
        for (var attempt = 1; attempt <= attempts; attempt++)
            _stripe.Answer(HttpStatusCode.InternalServerError, $$"""{ "error": { "message": "No {{attempt}}." } }""");
        var e = await Assert.ThrowsAsync<StripeException>(() => Client(retries).V1.Customers.GetAsync("cus_1"));
        Assert.Equal($"No {attempts}.", e.Message);
        Assert.Equal(attempts, _stripe.Requests.Count);
    }

    [Fact]
    public async Task The_last_failure_stands_when_the_attempts_are_used_up()
    {
        _stripe.Answer(HttpStatusCode.InternalServerError, Refused).Fail(new HttpRequestException("reset"));
        await Assert.ThrowsAsync<HttpRequestException>(() => Client(1).V1.Customers.GetAsync("cus_1"));
    }

    [Fact]
    public async Task Two_retries_are_the_default()
    {
        Assert.Equal(2, SystemNetHttpClient.DefaultMaxNumberRetries);
        Assert.Equal(2, new SystemNetHttpClient().MaxNetworkRetries);
        for (var attempt = 0; attempt < 3; attempt++)
            _stripe.Fail(new HttpRequestException("reset"));
        var client = FakeStripe.ClientOf(TestHttp.Make(_stripe));
        await Assert.ThrowsAsync<HttpRequestException>(() => client.V1.Customers.GetAsync("cus_1"));
        Assert.Equal(3, _stripe.Requests.Count);
    }

    [Fact]
    public void An_attempt_lasts_80_seconds_at_most()
    {
        Assert.Equal(TimeSpan.FromSeconds(80), SystemNetHttpClient.DefaultHttpTimeout);
        using var http = SystemNetHttpClient.BuildDefaultSystemNetHttpClient();
        Assert.Equal(TimeSpan.FromSeconds(80), http.Timeout);
    }

    private StripeClient Client(int retries) => FakeStripe.ClientOf(TestHttp.Make(_stripe, retries));
}
