using System.Text.Json;
using Billing.Client.Tests.Support;

namespace Billing.Client.Tests.Json;

/// <summary>What is written, and what is read.</summary>
public sealed class BodyTests
{
    [Fact]
    public async Task Amounts_are_written_as_text_and_numbers_as_numbers()
    {
        var service = new FakeService().Answer(201);
        using var billing = service.Client();

        await billing.Grants.CreateAsync(
            "acme", new NewGrant { CreditType = "usd", Amount = 0.0008m, Priority = 3, Metadata = new Dictionary<string, string> { ["a"] = "b" } });

        Assert.Equal(
            """{"credit_type":"usd","amount":"0.0008","priority":3,"metadata":{"a":"b"}}""", service.Calls[0].Body);
    }

    [Fact]
    public async Task A_plan_of_null_is_said()
    {
        var service = new FakeService().Answer(200);
        using var billing = service.Client();

        await billing.Accounts.SetPlanAsync("acme", new PlanChange { Plan = null });

        Assert.Equal("""{"plan":null}""", service.Calls[0].Body);
    }

    [Fact]
    public async Task A_batch_has_a_key_for_each_item_and_none_of_its_own()
    {
        var service = new FakeService().Problem(503, "storage_unavailable").Answer(200, """
            {"results":[{"status":201,"seq":9,"replayed":false},{"status":402,"code":"insufficient_credits","detail":"No.",
            "credit_type":"emails","available":"0.5","required":"1"},
            {"status":422,"code":"invalid_request","field":"meter"},
            {"status":402,"code":"plan_limit_reached","meter":"email_sent","limit":"10","count":"9",
            "period_start":"2026-03-01T00:00:00Z","period_end":"2026-04-01T00:00:00Z",
            "upgrades":[{"slug":"pro","name":"Pro","tier":2}],
            "reasons":[{"rule":"limit","code":"plan_limit_reached","have":"1","need":"2"}]}]}
            """);
        using var billing = service.Client();

        var results = (await billing.Usage.BatchAsync(
        [
            new UsageBatchItem { Account = "acme", Meter = "email_sent", Quantity = 1, IdempotencyKey = "m1" },
            new UsageBatchItem { Account = "acme", Meter = "email_sent", Quantity = 1, IdempotencyKey = "m2" },
        ])).Value.Results;

        Assert.Equal([true, false, false, false], results.Select(line => line.IsOk));
        Assert.Equal(
            ("insufficient_credits", "emails", 0.5m, 1m),
            (results[1].Code, results[1].CreditType, results[1].Available, results[1].Required));
        Assert.Equal("meter", results[2].Field);
        var limit = results[3];
        Assert.Equal(("email_sent", 10m, 9m, 4), (limit.Meter, limit.Limit, limit.Count, limit.PeriodEnd?.Month));
        Assert.Equal((3, new PlanUpgrade("pro", "Pro", 2)), (limit.PeriodStart?.Month, Assert.Single(limit.Upgrades)));
        Assert.Equal(2m, Assert.Single(limit.Reasons).Need);
        Assert.All(service.Calls, call => Assert.Null(call.Key));
        Assert.Equal(service.Calls[0].Body, service.Calls[1].Body);
        var items = JsonElement.Parse(service.Calls[0].Body!).GetProperty("items");
        Assert.Equal("m1", items[0].GetProperty("idempotency_key").GetString());
        Assert.Equal("m2", items[1].GetProperty("idempotency_key").GetString());
    }

    [Theory]
    [InlineData("\"79228162514264337593543950335\"", "79228162514264337593543950335")]
    [InlineData("\"-0.30\"", "-0.30")]
    [InlineData("12.5", "12.5")]
    public async Task Amounts_are_read_exactly(string json, string expected)
    {
        using var billing = new FakeService().Answer(200, """{"account":"acme","seq":1,"balances":{"usd":{"settled":""" + json + "}}}").Client();

        var balances = (await billing.Balances.GetAsync("acme")).Value;

        Assert.Equal(expected, balances["usd"].Settled.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0m, balances["emails"].Settled);
    }

    [Theory]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,000\"")]
    [InlineData("\" 1\"")]
    public async Task What_is_no_amount_is_not_guessed(string json)
    {
        using var billing = new FakeService().Answer(200, """{"balances":{"usd":{"settled":""" + json + "}}}").Client();

        Assert.Equal(
            BillingCodes.NotBilling, (await Assert.ThrowsAsync<BillingException>(
                () => billing.Balances.GetAsync("acme"))).Code);
    }

    [Fact]
    public void Secrets_are_not_in_what_is_logged()
    {
        var moment = DateTimeOffset.UnixEpoch;
        Assert.DoesNotContain("bk_secret", new NewApiKey(
            "ak_1", "bk_secret", "admin", null, null, "cret", moment).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "whsec_", new WebhookSecret("we_1", "whsec_x", null).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "seti_secret", new SetupIntent("seti_1", "seti_secret", null).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "whsec_", new WebhookEndpoint("we_1", "https://a.test", null, null, "enabled", null, moment, "whsec_x").ToString(), StringComparison.Ordinal);
    }
}
