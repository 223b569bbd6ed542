namespace Billing.Api.Tests.Accounts;

/// <summary>Taking back usage and grants, and being told of a low balance.</summary>
[Collection(ApiTests.Name)]
public sealed class ReversalsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact(DisplayName = "H3: a debit is taken back in parts, to the grant that paid, and never more than it was")]
    public async Task A_debit_is_taken_back_in_parts()
    {
        var account = await fixture.OpenAccount("100");
        var debit = await Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = "50" });
        var path = $"/v1/accounts/{account}/ledger/{debit["entry_id"]}/reverse";

        var first = await Admin.Post(path, new { quantity = "20", reason = "bounced" }, "r1");
        var replay = await Admin.Post(path, new { quantity = "20", reason = "bounced" }, "r1");
        var tooMuch = await Admin.Post(path, new { quantity = "31" });
        var rest = await Admin.Post(path);
        var nothing = await Admin.Post(path);

        Assert.Equal((201, "20", "30"), (first.Status, first["amount"], first["meter_count"]));
        Assert.Equal(debit["entry_id"], first["reversed"]);
        Assert.Equal(debit["consumed.0.grant_id"], first["grants.0.grant_id"]);
        Assert.True(replay.Replayed);
        Assert.Equal((422, "exceeds_original"), (tooMuch.Status, tooMuch.Code));
        Assert.Equal(("30", "100"), (rest["amount"], rest["balances.emails.settled"]));
        Assert.Equal((422, "exceeds_original"), (nothing.Status, nothing.Code));
        var reversal = await Admin.Post($"/v1/accounts/{account}/ledger/{rest["entry_id"]}/reverse");
        Assert.Equal(422, reversal.Status);
        Assert.Equal((404, "entry_not_found"), await CodeOf(Admin.Post($"/v1/accounts/{account}/ledger/le_x/reverse")));
    }

    [Fact(DisplayName = "H4: a grant is voided once, and only what is left of it")]
    public async Task A_grant_is_voided()
    {
        var account = await fixture.OpenAccount("100");
        await Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "30" });
        var grant = (await Admin.Get($"/v1/accounts/{account}/grants"))["data.0.grant_id"];

        var voided = await Admin.Post($"/v1/accounts/{account}/grants/{grant}/void", new { reason = "fraud" });
        var again = await Admin.Post($"/v1/accounts/{account}/grants/{grant}/void");

        Assert.Equal((200, "70", "0"), (voided.Status, voided["voided"], voided["balances.emails.settled"]));
        Assert.Equal((200, "0"), (again.Status, again["voided"]));
        Assert.Equal((404, "grant_not_found"), await CodeOf(Admin.Post($"/v1/accounts/{account}/grants/gr_x/void")));
        var client = await fixture.ClientOf(account);
        Assert.Equal(403, (await client.Post($"/v1/accounts/{account}/grants/{grant}/void")).Status);
    }

    [Fact(DisplayName = "G1: an account says itself when its balance is low")]
    public async Task An_alert_of_the_accounts_own()
    {
        var account = await fixture.OpenAccount("100");
        var client = await fixture.ClientOf(account);
        var path = $"/v1/accounts/{account}/alerts";

        var set = await client.Send(HttpMethod.Put, path, new { credit_type = "emails", threshold = "10" });
        var same = await client.Send(HttpMethod.Put, path, new { credit_type = "emails", threshold = "10" });
        var wrong = await client.Send(HttpMethod.Put, path, new { credit_type = "emails", threshold = "10", threshold_percent = 5 });
        var cleared = await client.Delete($"{path}/emails");

        Assert.Equal((200, "3"), (set.Status, set["seq"]));
        Assert.Equal((200, "3"), (same.Status, same["seq"]));
        Assert.Equal((422, "threshold"), (wrong.Status, wrong["field"]));
        Assert.Equal((200, "4"), (cleared.Status, cleared["seq"]));
    }

    private static async Task<(int, string?)> CodeOf(Task<ApiAnswer> call)
    {
        var answer = await call;
        return (answer.Status, answer.Code);
    }
}
