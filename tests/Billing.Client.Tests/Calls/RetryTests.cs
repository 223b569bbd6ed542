using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Calls;

/// <summary>What is sent again, how often, and with which key.</summary>
public sealed class RetryTests
{
    private static readonly UsageRequest One = new() { Meter = "email_sent", Quantity = 1 };

    [Theory]
    [InlineData(408, "request_timeout")]
    [InlineData(429, "rate_limited")]
    [InlineData(502, "bad_gateway")]
    [InlineData(503, "outcome_unknown")]
    [InlineData(503, "storage_unavailable")]
    public async Task A_call_that_may_work_later_is_sent_again_with_the_same_key(int status, string code)
    {
        var service = new FakeService().Problem(status, code).Break().Answer(201, """{"entry_id":"le_1","seq":7}""");
        using var billing = service.Client();

        var used = await billing.Usage.RecordAsync("acme", One);

        Assert.Equal(7, used.Value.Seq);
        Assert.Equal(3, service.Calls.Count);
        Assert.NotNull(used.IdempotencyKey);
        Assert.Equal(used.IdempotencyKey, Assert.Single(service.Calls.Select(call => call.Key).Distinct()));
        Assert.Single(service.Calls.Select(call => call.Body).Distinct());
    }

    [Fact]
    public async Task Two_calls_have_two_keys_and_the_callers_own_is_kept()
    {
        var service = new FakeService().Answer(201).Answer(201).Answer(201);
        using var billing = service.Client();

        await billing.Usage.RecordAsync("acme", One);
        await billing.Usage.RecordAsync("acme", One);
        await billing.Usage.RecordAsync("acme", One, "message-7");

        Assert.Equal(3, service.Calls.Select(call => call.Key).Distinct().Count());
        Assert.Equal("message-7", service.Calls[2].Key);
    }

    [Fact]
    public async Task After_the_last_attempt_the_caller_is_told_with_the_key()
    {
        var service = new FakeService().Problem(503, "outcome_unknown").Problem(503, "outcome_unknown");
        using var billing = service.Client(options => options.MaxRetries = 1);

        var fault = await Assert.ThrowsAsync<BillingException>(
            () => billing.Usage.RecordAsync("acme", One, "message-7"));

        Assert.Equal((BillingCodes.OutcomeUnknown, "message-7", "00-abc"), (fault.Code, fault.IdempotencyKey, fault.Problem.TraceId));
        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_unreachable()
    {
        var service = new FakeService().Break().Break().Break().Break();
        using var billing = service.Client();

        var fault = await Assert.ThrowsAsync<BillingException>(() => billing.Balances.GetAsync("acme"));

        Assert.Equal(BillingCodes.Unreachable, fault.Code);
        Assert.IsType<HttpRequestException>(fault.InnerException);
        Assert.Equal([200, 400, 800], service.Clock.Pauses.Select(pause => (int)pause.TotalMilliseconds));
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_given_up_and_sent_again()
    {
        var service = new FakeService().NeverAnswer().NeverAnswer();
        using var billing = service.Client(options => (options.TimeoutMs, options.MaxRetries) = (50, 1));

        var fault = await Assert.ThrowsAsync<BillingException>(
            () => billing.Usage.RecordAsync("acme", One, "message-7"));

        Assert.Equal((BillingCodes.Unreachable, "message-7"), (fault.Code, fault.IdempotencyKey));
        Assert.Equal(2, service.Calls.Count);
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait()
    {
        var service = new FakeService()
            .Problem(429, "rate_limited", headers: ("Retry-After", "3"))
            .Problem(409, "request_in_progress", headers: ("Retry-After", "Sun, 01 Mar 2026 12:00:05 GMT"))
            .Answer(200, """{"account":"acme","seq":1,"balances":{}}""");
        using var billing = service.Client();

        await billing.Balances.GetAsync("acme");

        Assert.Equal([3200, 5200], service.Clock.Pauses.Select(pause => (int)pause.TotalMilliseconds));
    }

    [Fact]
    public async Task A_service_that_asks_for_more_patience_than_there_is_is_not_asked_again()
    {
        var service = new FakeService().Problem(503, "storage_unavailable", headers: ("Retry-After", "3600"));
        using var billing = service.Client();

        var fault = await Assert.ThrowsAsync<BillingException>(() => billing.Balances.GetAsync("acme"));

        Assert.Equal(BillingCodes.StorageUnavailable, fault.Code);
        Assert.Single(service.Calls);
    }

    [Theory]
    [InlineData(402, "insufficient_credits")]
    [InlineData(409, "already_exists")]
    [InlineData(422, "idempotency_key_reused")]
    public async Task A_refusal_is_final(int status, string code)
    {
        var service = new FakeService().Problem(status, code);
        using var billing = service.Client();

        var used = await billing.Usage.RecordAsync("acme", One);

        Assert.Equal((false, status, code), (used.IsOk, used.Status, used.Refusal!.Code));
        Assert.Single(service.Calls);
    }

    [Fact]
    public async Task A_caller_who_goes_ends_the_call()
    {
        var service = new FakeService().NeverAnswer();
        using var billing = service.Client();
        using var cancellation = new CancellationTokenSource();

        var call = billing.Balances.GetAsync("acme", cancellation: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(service.Calls);
    }
}
