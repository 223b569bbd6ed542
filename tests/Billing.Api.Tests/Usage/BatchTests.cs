namespace Billing.Api.Tests.Usage;

[Collection(ApiTests.Name)]
public sealed class BatchTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Theory]
    [InlineData("/v1/usage:batch")]
    [InlineData("/v1/usage/batch")]
    public async Task Each_item_has_its_result_in_its_place(string path)
    {
        var (rich, poor) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("1"));
        object[] items =
        [
            new { account = rich, meter = "email_sent", quantity = "1", idempotency_key = "m1" },
            new { account = poor, meter = "email_sent", quantity = "2", idempotency_key = "m2" },
            new { account = "nobody-has-this-id", meter = "email_sent", quantity = "1" },
            new { account = rich, credit_type = "emails", amount = 2, reason = "why", metadata = new { a = "b" } },
            new { account = rich, meter = "nothing", quantity = "1" },
            new { account = rich, credit_type = "emails", amount = "1.5" },
            new { account = poor, meter = "email_sent", quantity = "2", allow_partial = true },
        ];

        var answer = await Admin.Post(path, new { items });

        Assert.Equal(200, answer.Status);
        Assert.Equal("status seq replayed", answer.FieldNamesAt("results.0"));
        Assert.Equal(
            ["201", "402 insufficient_credits", "404 account_not_found", "201", "404 meter_not_found", "422 invalid_request", "201"],
            Results(answer));
        Assert.Equal(("3", "False"), (answer["results.0.seq"], answer["results.0.replayed"]));
        Assert.Equal("4", answer["results.3.seq"]);
        Assert.Equal("7", (await Admin.Get($"/v1/accounts/{rich}/balances"))["balances.emails.available"]);
        Assert.Equal("0", (await Admin.Get($"/v1/accounts/{poor}/balances"))["balances.emails.available"]);
    }

    [Fact]
    public async Task An_item_that_is_not_allowed_is_refused_alone_and_names_its_field()
    {
        var account = await fixture.OpenAccount("10");
        var good = $$"""{"account":"{{account}}","credit_type":"emails","amount":"1"}""";
        var items = string.Join(',',
        [
            good,
            $$"""{"account":"{{account}}","credit_type":"emails","amuont":"1"}""",
            $$"""{"account":"{{account}}","credit_type":"emails","amount":"1","dry_run":true}""",
            """{"credit_type":"emails","amount":"1"}""",
            """{"account":"a/b","credit_type":"emails","amount":"1"}""",
            $$"""{"account":"{{account}}","credit_type":"emails","amount":"1","idempotency_key":""}""",
            $$"""{"account":"{{account}}","credit_type":"emails","amount":"1","reason":"\ud800"}""",
            good,
        ]);

        var answer = await Admin.Post("/v1/usage:batch", $$"""{"items":[{{items}}]}""");

        Assert.Equal(
            [
                "201", "422 invalid_request", "422 invalid_request", "422 invalid_request", "404 account_not_found",
                "400 invalid_request", "422 invalid_request", "201",
            ],
            Results(answer));
        Assert.Equal(
            ["amuont", "dry_run", "account", null, "idempotency_key", "reason"],
            Enumerable.Range(1, 6).Select(i => answer[$"results.{i}.field"]));
        Assert.Equal("8", (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.available"]);
    }

    [Theory]
    [InlineData("""{"items":[GOOD,5]}""")]
    [InlineData("""{"items":[GOOD,{"account":"a","amount":true}]}""")]
    [InlineData("""{"items":[GOOD,{"account":"a","account":"a"}]}""")]
    [InlineData("""{"items":[GOOD,]}""")]
    [InlineData("""{"items":[GOOD""")]
    public async Task A_malformed_batch_is_refused_before_anything_is_done(string body)
    {
        var account = await fixture.OpenAccount("10");
        var good = $$"""{"account":"{{account}}","credit_type":"emails","amount":"1"}""";

        var answer = await Admin.Post("/v1/usage:batch", body.Replace("GOOD", good, StringComparison.Ordinal));

        Assert.Equal((400, "invalid_request"), (answer.Status, answer.Code));
        Assert.Equal("2", (await Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact(DisplayName = "B1: a batch has no key of its own")]
    public async Task A_batch_has_no_key_of_its_own()
    {
        var answer = await Admin.Post("/v1/usage:batch", new { items = Array.Empty<object>() }, "key");

        Assert.Equal((400, "invalid_request"), (answer.Status, answer.Code));
    }

    [Fact(DisplayName = "B2: the same item twice in one batch is done once")]
    public async Task The_same_item_twice_is_done_once()
    {
        var account = await fixture.OpenAccount("10");
        var item = new { account, meter = "email_sent", quantity = "1", idempotency_key = "m1" };
        var other = new { account, meter = "email_sent", quantity = "2", idempotency_key = "m1" };

        var answer = await Admin.Post("/v1/usage:batch", new { items = new[] { item, item, other } });
        var again = await Admin.Post("/v1/usage:batch", new { items = new[] { item } });
        var alone = await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "1" }, "m1");

        Assert.Equal(["201", "201", "422 idempotency_key_reused"], Results(answer));
        Assert.Equal(("3", "False"), (answer["results.0.seq"], answer["results.0.replayed"]));
        Assert.Equal(("3", "True"), (answer["results.1.seq"], answer["results.1.replayed"]));
        Assert.Equal("quantity", answer["results.2.field"]);
        Assert.Equal(("3", "True"), (again["results.0.seq"], again["results.0.replayed"]));
        Assert.Equal((201, true, "3"), (alone.Status, alone.Replayed, alone["seq"]));
    }

    [Fact]
    public async Task Ten_thousand_items_of_many_accounts_are_one_call()
    {
        var accounts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => fixture.OpenAccount("10000")));
        var items = Enumerable.Range(0, 10_000)
            .Select(i => new { account = accounts[i % accounts.Length], meter = "email_sent", quantity = "1" });

        var answer = await Admin.Post("/v1/usage:batch", new { items });
        var tooMany = await Admin.Post("/v1/usage:batch", new { items = items.Append(items.First()) });

        Assert.All(Results(answer), result => Assert.Equal("201", result));
        Assert.Equal((422, "items"), (tooMany.Status, tooMany["field"]));
        foreach (var account in accounts)
            Assert.Equal("9500", (await Admin.Get($"/v1/accounts/{account}/balances"))["balances.emails.available"]);
    }

    [Fact]
    public async Task An_empty_batch_has_no_results() =>
        Assert.Equal("""{"results":[]}""", (await Admin.Post("/v1/usage:batch", new { items = Array.Empty<object>() })).Text);

    private static string[] Results(ApiAnswer answer) =>
    [
        .. answer.Json.GetProperty("results").EnumerateArray().Select(result => result.TryGetProperty("code", out var code)
            ? $"{result.GetProperty("status")} {code}"
            : result.GetProperty("status").ToString()),
    ];
}
