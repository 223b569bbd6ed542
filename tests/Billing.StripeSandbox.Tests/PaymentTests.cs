namespace Billing.StripeSandbox.Tests;

public sealed class PaymentTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task A_payment_that_succeeds_tells_charge_and_intent()
    {
        var intent = (await Pay("pm_card_visa")).Ok();
        Assert.Equal("succeeded", intent.Text("status"));
        Assert.Equal(1500, intent.Number("amount_received"));
        var charge = await _stripe.Read($"/v1/charges/{intent.Text("latest_charge")}");
        Assert.True(charge.Flag("paid"));
        Assert.NotNull(await _stripe.Event("payment_intent.succeeded", intent.Id()));
        Assert.NotNull(await _stripe.Event("charge.succeeded", charge.Id()));
    }

    [Theory]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card")]
    public async Task A_decline_is_402_and_leaves_the_intent_open(string card, string code, string declineCode)
    {
        var error = (await Pay(card)).Error(402, code);
        Assert.Equal("card_error", error.Text("type"));
        Assert.Equal(declineCode, error.Text("decline_code"));
        var intent = await _stripe.Read($"/v1/payment_intents/{error.Text("payment_intent.id")}");
        Assert.Equal("requires_payment_method", intent.Text("status"));
        Assert.Equal(code, intent.Text("last_payment_error.code"));
        Assert.NotNull(await _stripe.Event("payment_intent.payment_failed", intent.Id()));
        var again = (await _stripe.Post($"/v1/payment_intents/{intent.Id()}/confirm", "payment_method=pm_card_visa"))
            .Ok();
        Assert.Equal("succeeded", again.Text("status"));
    }

    [Fact]
    public async Task Authentication_is_asked_on_session_and_refused_off_session()
    {
        var asked = (await Pay("pm_card_authenticationRequired")).Ok();
        Assert.Equal("requires_action", asked.Text("status"));
        Assert.NotNull(await _stripe.Event("payment_intent.requires_action", asked.Id()));
        var bank = asked.Need("next_action.redirect_to_url.url");
        Assert.Contains("15.00 USD", (await _stripe.Page(bank)).Text, StringComparison.Ordinal);
        await _stripe.Page(bank, "answer=confirm");
        Assert.Equal("succeeded", (await _stripe.Read($"/v1/payment_intents/{asked.Id()}")).Text("status"));

        var customer = await _stripe.Customer("pm_card_authenticationRequired");
        var method = (await _stripe.Read($"/v1/customers/{customer}")).Text("invoice_settings.default_payment_method");
        var error = (await _stripe.Post(
            "/v1/payment_intents",
            $"amount=1500&currency=usd&customer={customer}&payment_method={method}&confirm=true&off_session=true"))
            .Error(402, "authentication_required");
        Assert.Equal("requires_payment_method", error.Text("payment_intent.status"));
    }

    [Theory]
    [InlineData("pm_usBankAccount", true)]
    [InlineData("pm_usBankAccount_insufficientFunds", false)]
    public async Task A_bank_debit_ends_by_itself_later(string method, bool succeeds)
    {
        await using var host =
            await SandboxHost.Started(options => options.DelayedSettlement = TimeSpan.FromMinutes(5));
        var stripe = host.Stripe;
        var intent = (await stripe.Post(
            "/v1/payment_intents", $"amount=1500&currency=usd&payment_method={method}&confirm=true")).Ok();
        Assert.Equal("processing", intent.Text("status"));
        Assert.NotNull(await stripe.Event("payment_intent.processing", intent.Id()));
        (await stripe.Post("/_sandbox/time", "advance_seconds=301")).Ok();
        Assert.Equal(succeeds
            ? "succeeded"
            : "requires_payment_method", (await stripe.Read($"/v1/payment_intents/{intent.Id()}")).Text("status"));
        Assert.NotNull(
            await stripe.Event(succeeds ? "charge.succeeded" : "charge.failed", intent.Need("latest_charge")));
    }

    [Fact]
    public async Task A_test_settles_a_bank_debit_at_once()
    {
        var intent = (await Pay("pm_usBankAccount")).Ok();
        var settled = (await _stripe.Post($"/_sandbox/payment_intents/{intent.Id()}/settle", "succeeds=false")).Ok();
        Assert.Equal("requires_payment_method", settled.Text("status"));
        (await _stripe.Post($"/_sandbox/payment_intents/{intent.Id()}/settle", "succeeds=true")).Error(400);
    }

    [Fact]
    public async Task An_intent_in_the_wrong_state_says_so()
    {
        var paid = (await Pay("pm_card_visa")).Ok().Id();
        (await _stripe.Post($"/v1/payment_intents/{paid}/confirm")).Error(400, "payment_intent_unexpected_state");
        (await _stripe.Post($"/v1/payment_intents/{paid}/cancel")).Error(400, "payment_intent_unexpected_state");
        var open = (await _stripe.Post("/v1/payment_intents", "amount=5&currency=usd")).Ok().Id();
        Assert.Equal("canceled", (await _stripe.Post($"/v1/payment_intents/{open}/cancel")).Ok().Text("status"));
        Assert.NotNull(await _stripe.Event("payment_intent.canceled", open));
    }

    [Fact]
    public async Task A_detached_method_is_gone_for_good()
    {
        var customer = await _stripe.Customer();
        var method = (await _stripe.Read($"/v1/customers/{customer}")).Need("invoice_settings.default_payment_method");
        (await _stripe.Post($"/v1/payment_methods/{method}/detach")).Ok();
        Assert.NotNull(await _stripe.Event("payment_method.detached", method));
        Assert.Null((await _stripe.Read($"/v1/customers/{customer}")).Text("invoice_settings.default_payment_method"));
        (await _stripe.Post($"/v1/payment_methods/{method}/attach", $"customer={customer}")).Error(400);
        Assert.Empty((await _stripe.Read($"/v1/payment_methods?customer={customer}")).Items("data"));
    }

    [Fact]
    public async Task A_setup_saves_a_method_without_a_payment()
    {
        var customer = await _stripe.Customer(card: null);
        var setup = (await _stripe.Post(
            "/v1/setup_intents", $"customer={customer}&payment_method=pm_card_visa&confirm=true")).Ok();
        Assert.Equal("succeeded", setup.Text("status"));
        Assert.NotNull(await _stripe.Event("setup_intent.succeeded", setup.Id()));
        Assert.NotNull(await _stripe.Event("payment_method.attached", setup.Need("payment_method")));
        var error = (await _stripe.Post(
            "/v1/setup_intents", $"customer={customer}&payment_method=pm_card_chargeDeclined&confirm=true")).Error(402);
        Assert.NotNull(await _stripe.Event("setup_intent.setup_failed", error.Need("setup_intent.id")));
    }

    private Task<StripeAnswer> Pay(string method) =>
        _stripe.Post("/v1/payment_intents", $"amount=1500&currency=usd&payment_method={method}&confirm=true");
}
