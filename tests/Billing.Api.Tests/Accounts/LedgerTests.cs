namespace Billing.Api.Tests.Accounts;

[Collection(ApiTests.Name)]
public sealed class LedgerTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task An_entry_says_everything_about_itself()
    {
        var account = await fixture.OpenAccount("10");
        await Admin.Post(
            $"/v1/accounts/{account}/usage",
            new { meter = "email_sent", quantity = "1", reason = "why", metadata = new { b = "2", a = "1" } },
            "m1");

        var answer = await Admin.Get($"/v1/accounts/{account}/ledger?limit=1");

        Assert.Equal("data has_more next_cursor", answer.FieldNames());
        Assert.Equal(
            "seq entry_id type at credit_type amount balance_before balance_after grants idempotency_key reason hash "
            + "meter quantity metadata",
            answer.FieldNamesAt("data.0"));
        Assert.Equal(("3", "debit", "emails"), (answer["data.0.seq"], answer["data.0.type"], answer["data.0.credit_type"]));
        Assert.Equal(("-1", "10", "9"), (answer["data.0.amount"], answer["data.0.balance_before"], answer["data.0.balance_after"]));
        Assert.Equal(("m1", "why"), (answer["data.0.idempotency_key"], answer["data.0.reason"]));
        Assert.Equal("1", answer["data.0.grants.0.amount"]);
        Assert.Equal("""{"a":"1","b":"2"}""", answer["data.0.metadata"]);
        Assert.Matches("^[0-9a-f]{64}$", answer["data.0.hash"]);
    }

    [Fact(DisplayName = "H2: pages are newest first, stable while entries are added, and may be empty")]
    public async Task Pages_are_stable_while_entries_are_added()
    {
        var account = await fixture.OpenAccount("10");
        for (var i = 0; i < 3; i++)
            await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "1" });

        var first = await Admin.Get($"/v1/accounts/{account}/ledger?limit=2");
        await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "1" });
        var second = await Admin.Get($"/v1/accounts/{account}/ledger?limit=2&cursor={first["next_cursor"]}");
        var third = await Admin.Get($"/v1/accounts/{account}/ledger?limit=2&cursor={second["next_cursor"]}");
        var empty = await Admin.Get($"/v1/accounts/{account}/ledger?type=expired");

        Assert.Equal(("5", "4"), (first["data.0.seq"], first["data.1.seq"]));
        Assert.Equal(("3", "2"), (second["data.0.seq"], second["data.1.seq"]));
        Assert.Equal(("1", "False", null), (third["data.0.seq"], third["has_more"], third["next_cursor"]));
        Assert.Equal(("account_updated", "0"), (third["data.0.type"], third["data.0.amount"]));
        Assert.Null(third["data.0.balance_before"]);
        Assert.Equal("""{"data":[],"has_more":false,"next_cursor":null}""", empty.Text);
    }

    [Fact(DisplayName = "H2: filters by type, grant, credit type and time")]
    public async Task Filters_choose_entries()
    {
        var account = await fixture.OpenAccount("10");
        var grant = await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "usd", amount = "1.25" });
        await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "usd", amount = "0.25" });
        var path = $"/v1/accounts/{account}/ledger";

        Assert.Equal("4", Seqs(await Admin.Get($"{path}?type=debit")));
        Assert.Equal("4 3", Seqs(await Admin.Get($"{path}?credit_type=usd")));
        Assert.Equal("4 3", Seqs(await Admin.Get($"{path}?grant={grant["grant_id"]}")));
        Assert.Equal("", Seqs(await Admin.Get($"{path}?from=2999-01-01T00:00:00Z")));
        Assert.Equal("4 3 2 1", Seqs(await Admin.Get($"{path}?from=2001-01-01T00:00:00Z&to=2999-01-01T00:00:00%2B01:00")));
        Assert.Equal((422, "type"), Fault(await Admin.Get($"{path}?type=debits")));
        Assert.Equal((422, "grant"), Fault(await Admin.Get($"{path}?grant=gr_nothing")));
        Assert.Equal(409, (await Admin.Get($"{path}?min_seq=5")).Status);
    }

    [Fact]
    public async Task A_ledger_proves_itself()
    {
        var account = await fixture.OpenAccount("10");

        var answer = await Admin.Get($"/v1/accounts/{account}/ledger/verify");

        Assert.Equal("ok entries head_seq head_hash first_bad_seq", answer.FieldNames());
        Assert.Equal(("True", "2", "2", null), (answer["ok"], answer["entries"], answer["head_seq"], answer["first_bad_seq"]));
        var head = await Admin.Get($"/v1/accounts/{account}/ledger?limit=1");
        Assert.Equal(head["data.0.hash"], answer["head_hash"]);
    }

    private static string Seqs(ApiAnswer answer) =>
        string.Join(' ', answer.Json.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("seq").ToString()));

    private static (int, string?) Fault(ApiAnswer answer) => (answer.Status, answer["field"]);
}
