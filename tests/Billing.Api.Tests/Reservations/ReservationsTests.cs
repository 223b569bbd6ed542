namespace Billing.Api.Tests.Reservations;

/// <summary>Reservations over HTTP.</summary>
[Collection(ApiTests.Name)]
public sealed class ReservationsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact(DisplayName = "C1: a reservation takes from what is available and not from what is settled")]
    public async Task A_reservation_holds_credits()
    {
        var account = await fixture.OpenAccount("100");

        var made = await Reserve(account, new { credit_type = "emails", amount = "40", ttl_seconds = 900 });

        Assert.Equal((201, "open"), (made.Status, made["status"]));
        Assert.Equal(("40", "0", "3"), (made["reserved"], made["captured"], made["seq"]));
        Assert.Equal(("100", "40", "60"), Balances(made));
        Assert.Matches("^rs_[0-9a-z]{26}$", made["reservation_id"]);
        var short61 = await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "61" });
        Assert.Equal((402, "60"), (short61.Status, short61["available"]));
        Assert.Equal("hold", short61["reasons.1.rule"]);
    }

    [Fact(DisplayName = "C4: a commit of less gives the rest back")]
    public async Task A_commit_of_less()
    {
        var account = await fixture.OpenAccount("100");
        var id = await Reserved(account, "40");

        var committed = await Post(account, id, "commit", new { amount = "37" });

        Assert.Equal((200, "committed", "37"), (committed.Status, committed["status"], committed["captured"]));
        Assert.Equal("37", committed["cost.amount"]);
        Assert.Equal("37", committed["consumed.0.amount"]);
        Assert.Equal(("63", "0", "63"), Balances(committed));
        Assert.Equal("committed", (await Admin.Get($"/v1/accounts/{account}/reservations/{id}"))["status"]);
    }

    [Fact(DisplayName = "C6: commit again replays, another amount is 422, release of a committed one is 409")]
    public async Task Commit_again()
    {
        var account = await fixture.OpenAccount("100");
        var id = await Reserved(account, "40");
        var first = await Post(account, id, "commit", new { amount = "37" });

        var again = await Post(account, id, "commit", new { amount = "37" });
        var other = await Post(account, id, "commit", new { amount = "38" });
        var release = await Post(account, id, "release");

        Assert.True(again.Replayed);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal((422, "amount"), (other.Status, other["field"]));
        Assert.Equal((409, "reservation_committed"), (release.Status, release.Code));
    }

    [Fact(DisplayName = "C6: release again replays, commit of a released one is 409")]
    public async Task Release_again()
    {
        var account = await fixture.OpenAccount("100");
        var id = await Reserved(account, "40");

        var released = await Post(account, id, "release");
        var again = await Post(account, id, "release");
        var commit = await Post(account, id, "commit");

        Assert.Equal((200, "released", "40"), (released.Status, released["status"], released["released"]));
        Assert.Equal(("100", "0", "100"), Balances(released));
        Assert.True(again.Replayed);
        Assert.Equal((409, "reservation_released"), (commit.Status, commit.Code));
    }

    [Fact(DisplayName = "C9: captures in parts, each with a key of its own, and the last one closes")]
    public async Task Captures_in_parts()
    {
        var account = await fixture.OpenAccount("100");
        var id = await Reserved(account, "40");

        var first = await Post(account, id, "capture", new { amount = "10" }, "part-1");
        var replay = await Post(account, id, "capture", new { amount = "10" }, "part-1");
        var last = await Post(account, id, "capture", new { amount = "5", final = true }, "part-2");

        Assert.Equal(("open", "10"), (first["status"], first["captured"]));
        Assert.True(replay.Replayed);
        Assert.Equal(("committed", "15"), (last["status"], last["captured"]));
        Assert.Equal(("85", "0", "85"), Balances(last));
    }

    [Fact(DisplayName = "C5: more than reserved is charged; what is short is owed, or refused where strict is asked for")]
    public async Task More_than_reserved()
    {
        var account = await fixture.OpenAccount("50");
        var id = await Reserved(account, "40");

        var strict = await Post(account, id, "commit", new { amount = "60", excess = "strict" });
        var settled = await Post(account, id, "commit", new { amount = "60" });
        var after = await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "1" });

        Assert.Equal((422, "exceeds_reservation"), (strict.Status, strict.Code));
        Assert.Equal((200, "10"), (settled.Status, settled["deficit"]));
        Assert.Equal(("-10", "0", "0"), Balances(settled));
        Assert.Equal(402, after.Status);
    }

    [Fact(DisplayName = "C7: a commit after the end is charged all the same")]
    public async Task A_late_commit()
    {
        var clock = (await Admin.Post("/v1/test-clocks", new { now = "2026-03-01T00:00:00Z" }))["id"];
        var account = ApiFixture.NewName();
        await Admin.Post("/v1/accounts", new { id = account, test_clock = clock });
        await Admin.Post($"/v1/accounts/{account}/grants", new { credit_type = "emails", amount = "100", expires = "never" });
        var id = await Reserved(account, "40");
        await Admin.Post($"/v1/test-clocks/{clock}/advance", new { to = "2026-03-01T00:15:00Z" });
        Assert.Equal("expired", (await Admin.Get($"/v1/accounts/{account}/reservations/{id}"))["status"]);
        Assert.Equal((409, "reservation_expired"), await CodeOf(Post(account, id, "extend", new { ttl_seconds = 60 })));

        var late = await Post(account, id, "commit", new { amount = "30" });

        Assert.Equal((200, "committed"), (late.Status, late["status"]));
        Assert.Equal(("70", "0", "70"), Balances(late));
    }

    [Fact]
    public async Task Open_reservations_are_listed_newest_first()
    {
        var account = await fixture.OpenAccount("100");
        var ids = new List<string> { await Reserved(account, "1"), await Reserved(account, "2"), await Reserved(account, "3") };
        await Post(account, ids[1], "release");

        var page = await Admin.Get($"/v1/accounts/{account}/reservations?limit=1");
        var rest = await Admin.Get($"/v1/accounts/{account}/reservations?limit=1&cursor={page["next_cursor"]}");

        Assert.Equal((ids[2], "True"), (page["data.0.reservation_id"], page["has_more"]));
        Assert.Equal((ids[0], "False"), (rest["data.0.reservation_id"], rest["has_more"]));
    }

    [Fact]
    public async Task A_reservation_of_another_account_is_not_there()
    {
        var (mine, other) = (await fixture.OpenAccount("10"), await fixture.OpenAccount("10"));
        var id = await Reserved(other, "5");
        var client = await fixture.ClientOf(mine);

        Assert.Equal((404, "reservation_not_found"), await CodeOf(Post(mine, id, "commit")));
        Assert.Equal(404, (await client.Post($"/v1/accounts/{other}/reservations/{id}/commit")).Status);
        Assert.Equal(404, (await client.Get($"/v1/accounts/{other}/reservations/{id}")).Status);
        Assert.Equal((404, "reservation_not_found"), await CodeOf(client.Get($"/v1/accounts/{mine}/reservations/rs_0")));
    }

    [Theory]
    [InlineData("""{"credit_type":"emails","amount":"1","ttl_seconds":0}""", "ttl_seconds")]
    [InlineData("""{"credit_type":"emails","amount":"1","ttl_seconds":86401}""", "ttl_seconds")]
    [InlineData("""{"credit_type":"emails","amount":"0"}""", "amount")]
    [InlineData("""{"credit_type":"emails","amount":"1.5"}""", "amount")]
    [InlineData("""{"credit_type":"emails"}""", "meter")]
    [InlineData("""{"meter":"views","quantity":"1","count_in":"never"}""", "count_in")]
    public async Task What_makes_no_sense_is_refused_by_field(string body, string field)
    {
        var account = await fixture.OpenAccount("10");
        var answer = await Admin.Post($"/v1/accounts/{account}/reservations", body);
        Assert.Equal((422, field), (answer.Status, answer["field"]));
    }

    private Task<ApiAnswer> Reserve(string account, object body) => Admin.Post($"/v1/accounts/{account}/reservations", body);

    private async Task<string> Reserved(string account, string amount) =>
        (await Reserve(account, new { credit_type = "emails", amount }))["reservation_id"]!;

    private Task<ApiAnswer> Post(string account, string id, string verb, object? body = null, string? key = null) =>
        Admin.Post($"/v1/accounts/{account}/reservations/{id}/{verb}", body, key);

    private static (string?, string?, string?) Balances(ApiAnswer answer) => (
        answer["balances.emails.settled"], answer["balances.emails.reserved"], answer["balances.emails.available"]);

    private static async Task<(int, string?)> CodeOf(Task<ApiAnswer> call)
    {
        var answer = await call;
        return (answer.Status, answer.Code);
    }
}
