
namespace Billing.Api.Tests.Auth;

/// <summary>
/// No key reaches what is not its own. The calls come from docs/openapi.json, which is what the running service says of itself:
/// a new endpoint is among them.
/// </summary>
[Collection(ApiTests.Name)]
public sealed class CrossAccountTests(ApiFixture fixture)
{
    private static readonly DocumentedOperation[] All = DocumentedOperation.All();

    [Fact]
    public async Task Anothers_account_answers_every_operation_as_if_it_did_not_exist_and_nothing_changes()
    {
        var (mine, others) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));
        var client = await fixture.ClientOf(mine);
        var before = await AllOf(others);
        var operations = All.Where(one => one.NamesAccount).ToList();

        Assert.NotEmpty(operations);
        foreach (var operation in operations)
        {
            var answer = await operation.Call(client, others);
            var nowhere = await operation.Call(client, "nobody-has-this-id");
            Assert.True(answer is { Status: 404, Code: "account_not_found" }, $"{operation}: {answer.Status} {answer.Text}");
            Assert.Equal(WithoutTrace(nowhere), WithoutTrace(answer));
        }
        Assert.Equal(before, await AllOf(others));
    }

    [Fact]
    public async Task What_is_for_administrators_is_forbidden_and_nothing_changes()
    {
        var mine = await fixture.OpenAccount("10");
        var client = await fixture.ClientOf(mine);
        var before = await AllOf(mine);
        var operations = All.Where(one => one.IsForAdminsOnly).ToList();

        Assert.NotEmpty(operations);
        foreach (var operation in operations)
        {
            var answer = await operation.Call(client, mine);
            Assert.True(answer is { Status: 403, Code: "forbidden" }, $"{operation}: {answer.Status} {answer.Text}");
        }
        Assert.Equal(before, await AllOf(mine));
    }

    [Fact]
    public async Task Without_a_valid_key_every_operation_that_needs_one_is_unauthorized()
    {
        ApiClient[] clients =
        [
            fixture.Api.Nobody, fixture.Api.As("wrong"), fixture.Api.As("a key that nobody ever made"),
            fixture.Api.As("bk_live_00000000000000000000000000000000_000000"),
        ];
        var account = await fixture.OpenAccount();
        foreach (var operation in All.Where(one => one.NeedsKey))
        {
            foreach (var client in clients)
            {
                var answer = await operation.Call(client, account);
                Assert.True(answer is { Status: 401, Code: "unauthorized" }, $"{operation}: {answer.Status} {answer.Text}");
                Assert.Equal("Bearer", answer.Headers["WWW-Authenticate"].Single());
            }
        }
        Assert.Equal("1", (await fixture.Admin.Get($"/v1/accounts/{account}"))["seq"]);
    }

    [Fact]
    public async Task A_key_that_was_revoked_reaches_nothing()
    {
        var mine = await fixture.OpenAccount("10");
        var made = await fixture.Admin.Post("/v1/api-keys", new { kind = "account", account = mine });
        var client = fixture.Api.As(made["key"]!);
        Assert.Equal(200, (await client.Get($"/v1/accounts/{mine}")).Status);
        Assert.Equal(200, (await fixture.Admin.Delete($"/v1/api-keys/{made["id"]}")).Status);

        foreach (var operation in All.Where(one => one.NeedsKey))
            Assert.Equal(401, (await operation.Call(client, mine)).Status);
    }

    [Fact(DisplayName = "These name an account elsewhere than in the path; one more needs a test here")]
    public void These_name_an_account_elsewhere_than_in_the_path() => Assert.Equal(
        [
            "createCheckoutSession", "getCreditUsage", "listEntitlementBalances", "recordUsageBatch",
            "recordUsageBatchAlias",
        ],
        All.Where(one => one is { NeedsKey: true, IsForAdminsOnly: false } && one.MentionsAccount)
            .Select(one => one.Id).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Where_a_body_or_a_query_names_anothers_account_it_does_not_exist()
    {
        var (mine, others) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));
        var client = await fixture.ClientOf(mine);
        var before = await AllOf(others);
        Func<string, Task<ApiAnswer>>[] calls =
        [
            account => client.Post("/checkouts", new
            {
                product_cart = new[] { new { product_id = "any", quantity = 1 } },
                customer = new { customer_id = account },
            }),
            account => client.Get($"/subscriptions/sub_any/credit-usage?customer_id={account}"),
            account => client.Get($"/credit-entitlements/emails/balances?customer_id={account}"),
        ];

        foreach (var call in calls)
        {
            var answer = await call(others);
            Assert.Equal((404, "account_not_found"), (answer.Status, answer.Code));
            Assert.Equal(WithoutTrace(await call("nobody-has-this-id")), WithoutTrace(answer));
        }
        Assert.Equal(before, await AllOf(others));
    }

    [Fact]
    public async Task The_list_of_balances_of_a_credit_type_has_only_ones_own()
    {
        var (mine, others) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));

        var answer = await (await fixture.ClientOf(mine)).Get("/credit-entitlements/emails/balances");

        Assert.Equal(200, answer.Status);
        Assert.Contains(mine, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(others, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recordUsageBatch")]
    [InlineData("recordUsageBatchAlias")]
    public async Task In_a_batch_anothers_account_does_not_exist_and_nothing_changes(string id)
    {
        var (mine, others) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));
        var client = await fixture.ClientOf(mine);
        var before = await AllOf(others);

        var answer = await client.Post(All.Single(one => one.Id == id).Path, new
        {
            items = new[] { others, "nobody-has-this-id", mine }
                .Select(account => new { account, meter = "email_sent", quantity = "1" }),
        });

        Assert.Equal(("404", "account_not_found"), (answer["results.0.status"], answer["results.0.code"]));
        Assert.Equal(answer.Json.GetProperty("results")[1].GetRawText(), answer.Json.GetProperty("results")[0].GetRawText());
        Assert.Equal("201", answer["results.2.status"]);
        Assert.Equal(before, await AllOf(others));
    }

    // Credit types are the catalog's; whose a payment method is, Stripe says.
    [Fact(DisplayName = "Paths name nothing else of an account than these; one more needs a test here")]
    public void What_else_is_named_in_paths() => Assert.Equal(
        ["creditType", "entitlement", "method", "reservation"],
        All.Where(one => one is { NamesAccount: true, IsForAdminsOnly: false })
            .SelectMany(one => one.OtherNames).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Anothers_reservation_does_not_exist_under_ones_own_account_and_nothing_changes()
    {
        var (mine, others) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));
        var held = await fixture.Admin.Post($"/v1/accounts/{others}/reservations", new { credit_type = "emails", amount = "5" });
        Assert.Equal(201, held.Status);
        var client = await fixture.ClientOf(mine);
        var before = await AllOf(others);
        var operations = All.Where(one => one.OtherNames.Contains("reservation")).ToList();

        Assert.Equal(5, operations.Count);
        foreach (var operation in operations)
        {
            var answer = await operation.Call(client, mine, held["reservation_id"]!);
            Assert.True(answer is { Status: 404, Code: "reservation_not_found" }, $"{operation}: {answer.Status} {answer.Text}");
        }
        Assert.Equal(before, await AllOf(others));
    }

    // Everything that an account is, but for the time at which it was asked.
    private async Task<string> AllOf(string account)
    {
        var state = (await fixture.Admin.Get($"/v1/accounts/{account}/state")).Json;
        var ledger = await fixture.Admin.Get($"/v1/accounts/{account}/ledger");
        var recharge = await fixture.Admin.Get($"/v1/accounts/{account}/auto-recharge");
        var fields = state.EnumerateObject().Where(field => field.Name != "now").Select(field => field.ToString());
        return string.Join('\n', [.. fields, ledger.Text, recharge.Text]);
    }

    private static string WithoutTrace(ApiAnswer answer) =>
        answer.Status + answer.ContentType + answer.Text.Replace(answer["traceId"]!, "", StringComparison.Ordinal);
}
