namespace Billing.Api.Tests.Accounts;

[Collection(ApiTests.Name)]
public sealed class AdjustmentsTests(ApiFixture fixture)
{
    private ApiClient Admin => fixture.Admin;

    [Fact]
    public async Task An_adjustment_answers_the_signed_amount_and_what_it_took()
    {
        var account = await fixture.OpenAccount("5000");
        var path = $"/v1/accounts/{account}/adjustments";

        var down = await Admin.Post(path, new { credit_type = "emails", amount = "-4000", reason = "mistake", force = false });
        var up = await Admin.Post(path, new { credit_type = "emails", amount = 50, reason = "sorry" });

        Assert.Equal(201, down.Status);
        Assert.Equal(("-4000", "mistake", "1000"), (down["amount"], down["reason"], down["balances.emails.settled"]));
        Assert.Equal("4000", down["consumed.0.amount"]);
        Assert.Equal(("50", "1050"), (up["amount"], up["balances.emails.settled"]));
        Assert.StartsWith("gr_", up["grant_id"], StringComparison.Ordinal);
        Assert.Equal(0, up.Json.GetProperty("consumed").GetArrayLength());
    }

    [Fact(DisplayName = "H4: it needs a reason, keeps the actor, and overdraws only with force")]
    public async Task It_needs_a_reason_and_force_to_overdraw()
    {
        var account = await fixture.OpenAccount("5");
        var path = $"/v1/accounts/{account}/adjustments";

        var silent = await Admin.Post(path, new { credit_type = "emails", amount = "-1" });
        var refused = await Admin.Post(path, new { credit_type = "emails", amount = "-6", reason = "x" });
        var forced = await Admin.Post(path, new { credit_type = "emails", amount = "-6", reason = "x", force = true });

        Assert.Equal((422, "reason"), (silent.Status, silent["field"]));
        Assert.Equal((402, "insufficient_credits"), (refused.Status, refused.Code));
        Assert.Equal((201, "-1", "0"), (forced.Status, forced["balances.emails.settled"], forced["balances.emails.available"]));
        Assert.Equal("ak_env", (await Admin.Get($"/v1/accounts/{account}/ledger?limit=1"))["data.0.actor"]);
    }
}
