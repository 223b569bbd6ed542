namespace Billing.StripeSandbox.Tests;

public sealed class RefundTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task Refunds_add_up_on_the_charge_and_never_exceed_it()
    {
        var charge = await Charge();
        (await _stripe.Post("/v1/refunds", $"charge={charge}&amount=400")).Ok();
        (await _stripe.Post("/v1/refunds", $"charge={charge}&amount=601")).Error(400);
        var last = (await _stripe.Post("/v1/refunds", $"charge={charge}")).Ok();
        Assert.Equal(600, last.Number("amount"));
        (await _stripe.Post("/v1/refunds", $"charge={charge}")).Error(400, "charge_already_refunded");

        var events = (await _stripe.Events("charge.refunded")).Where(stored => stored.Text("data.object.id") == charge)
            .ToList();
        Assert.Equal([1000, 400], events.Select(stored => stored.Number("data.object.amount_refunded")));
        Assert.Equal(400, events[0].Number("data.previous_attributes.amount_refunded"));
        Assert.True(events[0].Flag("data.object.refunded"));
        Assert.Equal(2, (await _stripe.Read($"/v1/charges/{charge}?expand[]=refunds")).Items("refunds.data").Count());
    }

    [Fact]
    public async Task A_refund_that_fails_later_gives_the_charge_its_money_back()
    {
        var charge = await Charge();
        var refund = (await _stripe.Post("/v1/refunds", $"charge={charge}")).Ok().Id();
        Assert.Equal("failed", (await _stripe.Post($"/_sandbox/refunds/{refund}/fail")).Ok().Text("status"));
        Assert.Equal(0, (await _stripe.Read($"/v1/charges/{charge}")).Number("amount_refunded"));
        foreach (var type in new[] { "refund.failed", "refund.updated", "charge.refund.updated" })
            Assert.NotNull(await _stripe.Event(type, refund));
    }

    [Theory]
    [InlineData("won", true)]
    [InlineData("lost", false)]
    public async Task A_dispute_takes_the_money_and_gives_it_back_when_won(string status, bool returns)
    {
        var charge = await Charge();
        var dispute = (await _stripe.Post($"/_sandbox/charges/{charge}/dispute", "reason=fraudulent")).Ok().Id();
        Assert.NotNull(await _stripe.Event("charge.dispute.created", dispute));
        Assert.NotNull(await _stripe.Event("charge.dispute.funds_withdrawn", dispute));
        (await _stripe.Post("/v1/refunds", $"charge={charge}")).Error(400, "charge_disputed");
        (await _stripe.Post($"/_sandbox/disputes/{dispute}/close", $"status={status}")).Ok();
        Assert.Equal(status, (await _stripe.Event("charge.dispute.closed", dispute))!.Text("data.object.status"));
        Assert.Equal(returns, await _stripe.Event("charge.dispute.funds_reinstated", dispute) is not null);
    }

    [Fact]
    public async Task Evidence_decides_a_dispute_of_the_card_that_disputes()
    {
        var intent = (await _stripe.Post(
            "/v1/payment_intents", "amount=1000&currency=usd&payment_method=pm_card_createDispute&confirm=true")).Ok();
        var dispute = (await _stripe.Read($"/v1/disputes?payment_intent={intent.Id()}")).Items("data").Single();
        Assert.Equal("needs_response", dispute.Text("status"));
        var answered =
            (await _stripe.Post($"/v1/disputes/{dispute.Id()}", "evidence[uncategorized_text]=winning_evidence")).Ok();
        Assert.Equal("won", answered.Text("status"));
    }

    private async Task<string> Charge() =>
        (await _stripe.Post("/v1/payment_intents", "amount=1000&currency=usd&payment_method=pm_card_visa&confirm=true"))
            .Ok().Need("latest_charge");
}
