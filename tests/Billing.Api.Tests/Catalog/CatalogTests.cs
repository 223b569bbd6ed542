namespace Billing.Api.Tests.Catalog;

[Collection(ApiTests.Name)]
public sealed class CatalogTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task A_credit_type_is_made_once_and_changed_by_versions()
    {
        var code = ApiFixture.NewName("type");
        var body = new { code, unit = "email", precision = 0, default_expiry = "days:30" };

        var made = await Admin.Post("/v1/credit-types", body);
        var same = await Admin.Post("/v1/credit-types", body);
        var changed = await Admin.Post("/v1/credit-types", new { code, unit = "mail" });
        var patched = await Admin.Patch($"/v1/credit-types/{code}", new { burn_order = "expiry_first", name = "Email Credits" });

        Assert.Equal(201, made.Status);
        Assert.Equal("code name unit precision default_expiry burn_order archived version created_at", made.FieldNames());
        Assert.Equal(("email", "0", "1"), (made["unit"], made["precision"], made["version"]));
        Assert.Equal(("days:30", "fifo"), (made["default_expiry"], made["burn_order"]));
        Assert.Equal((200, made.Text), (same.Status, same.Text));
        Assert.Equal((200, "mail", "2"), (changed.Status, changed["unit"], changed["version"]));
        Assert.Equal((code, "Email Credits"), (made["name"], patched["name"]));
        Assert.Equal((200, "expiry_first", "3"), (patched.Status, patched["burn_order"], patched["version"]));
        Assert.Equal(patched.Text, (await Admin.Get($"/v1/credit-types/{code}")).Text);
    }

    [Fact]
    public async Task An_archived_credit_type_takes_no_new_grants()
    {
        var code = ApiFixture.NewName("type");
        var account = await fixture.OpenAccount();
        await Admin.Post("/v1/credit-types", new { code });

        var archived = await Admin.Post($"/v1/credit-types/{code}/archive");
        var refused = await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = code, amount = "1" });
        var back = await Admin.Post($"/v1/credit-types/{code}/unarchive", new { });
        var granted = await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = code, amount = "1" });

        Assert.Equal((200, "True"), (archived.Status, archived["archived"]));
        Assert.Equal((422, "credit_type"), (refused.Status, refused["field"]));
        Assert.Equal((200, "False"), (back.Status, back["archived"]));
        Assert.Equal(201, granted.Status);
    }

    [Fact]
    public async Task A_meter_says_what_a_unit_costs()
    {
        var code = ApiFixture.NewName("meter");

        var made = await Admin.Post(
            "/v1/meters",
            new { code, stripe_event_name = "tokens", precision = 3, cost = new { credit_type = "usd", amount = 10 } });

        Assert.Equal(201, made.Status);
        Assert.Equal("code stripe_event_name precision cost version created_at", made.FieldNames());
        Assert.Equal(("usd", "10"), (made["cost.credit_type"], made["cost.amount"]));
        Assert.Equal(made.Text, (await Admin.Get($"/v1/meters/{code}")).Text);
    }

    [Fact]
    public async Task Lists_are_in_pages()
    {
        var names = Enumerable.Range(0, 3).Select(_ => ApiFixture.NewName("zz")).Order(StringComparer.Ordinal).ToList();
        foreach (var code in names)
        {
            await Admin.Post("/v1/credit-types", new { code });
            await Admin.Post("/v1/meters", new { code });
        }
        foreach (var list in new[] { "credit-types", "meters" })
        {
            var (seen, cursor) = (new List<string>(), "");
            do
            {
                var page = await Admin.Get($"/v1/{list}?limit=2{cursor}");
                seen.AddRange(page.Json.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
                cursor = page["next_cursor"] is { } next ? "&cursor=" + next : null;
            }
            while (cursor is not null);
            Assert.Equal(seen.Distinct().Order(StringComparer.Ordinal), seen);
            Assert.Subset(seen.ToHashSet(), names.ToHashSet());
        }
    }

    [Theory]
    [InlineData("credit-types", """{"unit":"x"}""", "code")]
    [InlineData("credit-types", """{"code":"X"}""", "code")]
    [InlineData("credit-types", """{"code":"x","precision":10}""", "precision")]
    [InlineData("credit-types", """{"code":"x","default_expiry":"soon"}""", "default_expiry")]
    [InlineData("meters", """{"stripe_event_name":"x"}""", "code")]
    [InlineData("meters", """{"code":"x","cost":{}}""", "cost.credit_type")]
    [InlineData("meters", """{"code":"x","cost":{"credit_type":"usd"}}""", "cost.amount")]
    [InlineData("meters", """{"code":"x","cost":{"amount":"1"}}""", "cost.credit_type")]
    public async Task What_is_wrong_is_named(string list, string body, string field)
    {
        var answer = await Admin.Post($"/v1/{list}", body);

        Assert.Equal((422, "invalid_request", field), (answer.Status, answer.Code, answer["field"]));
    }

    [Theory]
    [InlineData("credit-types/nothing", "credit_type_not_found")]
    [InlineData("credit-types/NOT%20A%20CODE", "credit_type_not_found")]
    [InlineData("meters/nothing", "meter_not_found")]
    public async Task What_is_not_there_is_404(string path, string code)
    {
        var answer = await Admin.Get($"/v1/{path}");

        Assert.Equal((404, code), (answer.Status, answer.Code));
    }
}
