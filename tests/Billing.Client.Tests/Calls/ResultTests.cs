using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Calls;

/// <summary>What callers get to see.</summary>
public sealed class ResultTests
{
    private static readonly UsageRequest One = new() { Meter = "email_sent", Quantity = 1 };

    [Fact]
    public async Task A_refusal_says_what_was_short_and_which_rules_said_no()
    {
        var service = new FakeService().Problem(402, "plan_limit_reached", """
            ,"credit_type":"emails","available":"0","required":"1.50","meter":"email_sent","limit":"10","count":"10",
            "period_start":"2026-03-01T00:00:00Z","period_end":"2026-04-01T00:00:00Z",
            "upgrades":[{"slug":"pro","name":"Pro","tier":2}],
            "reasons":[{"rule":"limit","code":"plan_limit_reached","have":"0","need":"1","at":"2026-04-01T00:00:00Z"}]
            """);
        using var billing = service.Client();

        var refusal = (await billing.Usage.RecordAsync("acme", One)).Refusal!;

        Assert.Equal((0m, 1.50m, 10m, 10m), (refusal.Available, refusal.Required, refusal.Limit, refusal.Count));
        Assert.Equal(new PlanUpgrade("pro", "Pro", 2), Assert.Single(refusal.Upgrades));
        Assert.Equal(("limit", 1m), (refusal.Reasons[0].Rule, refusal.Reasons[0].Need));
        Assert.Equal("00-abc", refusal.TraceId);
    }

    [Fact]
    public async Task The_value_of_a_refusal_is_an_exception()
    {
        var service = new FakeService().Problem(404, "account_not_found").Problem(404, "account_not_found");
        using var billing = service.Client();

        var missing = await billing.Accounts.GetAsync("acme");
        Assert.Equal(BillingCodes.AccountNotFound, Assert.Throws<BillingException>(() => missing.Value).Code);
        await Assert.ThrowsAsync<BillingException>(() => billing.Accounts.GetAsync("acme").OrThrow());
    }

    [Theory]
    [InlineData(400, "invalid_request")]
    [InlineData(422, "invalid_request")]
    [InlineData(401, "unauthorized")]
    [InlineData(403, "forbidden")]
    [InlineData(404, "not_found")]
    [InlineData(500, "internal_error")]
    public async Task A_mistake_and_a_fault_are_exceptions(int status, string code)
    {
        using var billing = new FakeService().Problem(status, code).Client();

        var fault = await Assert.ThrowsAsync<BillingException>(() => billing.Usage.RecordAsync("acme", One));

        Assert.Equal((status, code), (fault.Problem.Status, fault.Code));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task Another_server_is_not_taken_for_billing(int status)
    {
        using var billing = new FakeService().Answer(status, "<html>").Client();

        var fault = await Assert.ThrowsAsync<BillingException>(() => billing.Balances.GetAsync("acme"));

        Assert.Equal(BillingCodes.NotBilling, fault.Code);
    }

    [Fact]
    public async Task A_replay_says_that_it_is_one()
    {
        using var billing = new FakeService().Answer(201, "{}", ("Idempotent-Replayed", "true")).Answer(201).Client();

        Assert.True((await billing.Usage.RecordAsync("acme", One)).Replayed);
        Assert.False((await billing.Usage.RecordAsync("acme", One)).Replayed);
    }

    [Fact]
    public async Task Ids_are_escaped_and_the_key_goes_along()
    {
        var service = new FakeService().Answer(200).Answer(200);
        using var billing = service.Client();

        await billing.Accounts.GetAsync("a/b?c=d", minSeq: 4);
        await billing.Reports.UsageAsync("acme", new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.FromHours(2)));

        Assert.Equal("/base/v1/accounts/a%2Fb%3Fc%3Dd?min_seq=4", service.Calls[0].Path);
        Assert.Equal("/base/v1/accounts/acme/usage?from=2026-03-01T00%3A00%3A00Z", service.Calls[1].Path);
        Assert.Equal("Bearer bk_test", service.Calls[0].Authorization);
        Assert.Null(service.Calls[0].Key);
        await Assert.ThrowsAsync<ArgumentException>(() => billing.Accounts.GetAsync(".."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("größe")]
    public async Task A_key_that_no_header_can_hold_is_a_mistake(string key)
    {
        using var billing = new FakeService().Client();

        await Assert.ThrowsAsync<ArgumentException>(() => billing.Usage.RecordAsync("acme", One, key));
    }

    [Fact]
    public void Options_that_make_no_sense_are_told_at_start()
    {
        Assert.Throws<ArgumentException>(() => new BillingClient(new BillingClientOptions()));
        Assert.Throws<ArgumentException>(() => new BillingClient(new BillingClientOptions { ApiKey = "bk\n" }));
        Assert.Throws<ArgumentException>(() => new BillingClient(
            new BillingClientOptions { ApiKey = "bk", BaseAddress = new Uri("ftp://billing.test") }));
        Assert.Throws<ArgumentException>(
            () => new BillingClient(new BillingClientOptions { ApiKey = "bk", MaxRetries = 11 }));
    }
}
