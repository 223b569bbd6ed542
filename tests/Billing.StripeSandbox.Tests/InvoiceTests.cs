namespace Billing.StripeSandbox.Tests;

public sealed class InvoiceTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task An_invoice_by_hand_goes_from_draft_to_paid()
    {
        var invoice = await Draft();
        Assert.Equal(("draft", 700), (invoice.Text("status"), invoice.Number("amount_due")));
        Assert.Null(invoice.Text("number"));
        var open = (await _stripe.Post($"/v1/invoices/{invoice.Id()}/finalize")).Ok();
        Assert.Equal("open", open.Text("status"));
        Assert.EndsWith("-0001", open.Text("number"), StringComparison.Ordinal);
        (await _stripe.Post($"/v1/invoices/{invoice.Id()}/finalize")).Error(400, "invoice_not_editable");
        var paid = (await _stripe.Post($"/v1/invoices/{invoice.Id()}/pay")).Ok();
        Assert.Equal(
            ("paid", 700, 0), (paid.Text("status"), paid.Number("amount_paid"), paid.Number("amount_remaining")));
        (await _stripe.Post($"/v1/invoices/{invoice.Id()}/pay")).Error(400, "invoice_already_paid");
        (await _stripe.Post($"/v1/invoices/{invoice.Id()}/void")).Error(400);
    }

    [Theory]
    [InlineData("void", "void", "invoice.voided", "voided_at")]
    [InlineData("mark_uncollectible", "uncollectible", "invoice.marked_uncollectible", "marked_uncollectible_at")]
    public async Task An_open_invoice_can_be_given_up(string verb, string status, string type, string moment)
    {
        var id = (await Draft()).Id();
        (await _stripe.Post($"/v1/invoices/{id}/{verb}")).Error(400);
        (await _stripe.Post($"/v1/invoices/{id}/finalize")).Ok();
        var ended = (await _stripe.Post($"/v1/invoices/{id}/{verb}")).Ok();
        Assert.Equal(status, ended.Text("status"));
        Assert.NotNull(ended.MaybeNumber($"status_transitions.{moment}"));
        Assert.NotNull(await _stripe.Event(type, id));
    }

    [Fact]
    public async Task A_declined_payment_is_402_and_told()
    {
        var id = (await Draft("pm_card_chargeCustomerFail")).Id();
        (await _stripe.Post($"/v1/invoices/{id}/finalize")).Ok();
        (await _stripe.Post($"/v1/invoices/{id}/pay")).Error(402, "card_declined");
        Assert.Equal(1, (await _stripe.Read($"/v1/invoices/{id}")).Number("attempt_count"));
        Assert.NotNull(await _stripe.Event("invoice.payment_failed", id));
        Assert.Equal(
            "paid", (await _stripe.Post($"/v1/invoices/{id}/pay", "payment_method=pm_card_visa")).Ok().Text("status"));
    }

    [Fact]
    public async Task Nothing_to_pay_is_paid_at_once()
    {
        var customer = await _stripe.Customer();
        var invoice = (await _stripe.Post("/v1/invoices", $"customer={customer}")).Ok().Id();
        Assert.Equal("paid", (await _stripe.Post($"/v1/invoices/{invoice}/finalize")).Ok().Text("status"));
    }

    private async Task<JsonObject> Draft(string card = "pm_card_visa")
    {
        var customer = await _stripe.Customer(card);
        (await _stripe.Post("/v1/invoiceitems", $"customer={customer}&amount=500&currency=usd&description=Setup")).Ok();
        (await _stripe.Post("/v1/invoiceitems",
            $"customer={customer}&pricing[price]={await _stripe.OneTimePrice(100)}&quantity=2")).Ok();
        return (await _stripe.Post("/v1/invoices", $"customer={customer}&pending_invoice_items_behavior=include")).Ok();
    }
}
