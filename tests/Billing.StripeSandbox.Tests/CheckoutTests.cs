namespace Billing.StripeSandbox.Tests;

public sealed class CheckoutTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private const string Success =
        "success_url=https://shop.example/done?id={CHECKOUT_SESSION_ID}&cancel_url=https://shop.example/back";

    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task A_payment_page_is_paid_and_leads_back_to_the_shop()
    {
        var session = await Payment("&metadata[key]=k1&payment_intent_data[metadata][key]=k1&client_reference_id=acme");
        Assert.Equal(("open", "unpaid", 2500),
            (session.Text("status"), session.Text("payment_status"), session.Number("amount_total")));
        Assert.Null(session.Text("payment_intent"));
        var page = await _stripe.Page(session.Need("url"));
        Assert.Contains("25.00 USD", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Text, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);

        var paid = await _stripe.Page(
            session.Need("url"), "email=ada@example.com&name=Ada&number=4242+4242+4242+4242&method=");
        Assert.Equal($"https://shop.example/done?id={session.Id()}", paid.Location);
        var done =
            await _stripe.Read($"/v1/checkout/sessions/{session.Id()}?expand[]=payment_intent&expand[]=line_items");
        Assert.Equal(("complete", "paid", "ada@example.com"),
            (done.Text("status"), done.Text("payment_status"), done.Text("customer_details.email")));
        Assert.Equal("k1", done.Text("payment_intent.metadata.key"));
        Assert.Equal(2500, done.Items("line_items.data").Single().Number("amount_total"));
        Assert.Null(done.Text("url"));
        Assert.Equal(
            "k1", (await _stripe.Event("checkout.session.completed", session.Id()))!.Text("data.object.metadata.key"));
    }

    [Fact]
    public async Task A_declined_card_stays_on_the_page_and_another_may_pay()
    {
        var session = await Payment();
        var declined = await _stripe.Page(session.Need("url"), "email=a@b.c&method=declined");
        Assert.Equal(402, declined.Status);
        Assert.Contains("role=\"alert\"", declined.Text, StringComparison.Ordinal);
        Assert.Equal("open", (await Read(session)).Text("status"));
        Assert.Equal(402, (await _stripe.Page(session.Need("url"), "email=a@b.c&number=1234")).Status);
        Assert.Equal(302, (await _stripe.Page(session.Need("url"), "email=a@b.c&method=visa")).Status);
        Assert.Equal("paid", (await Read(session)).Text("payment_status"));
        Assert.Equal(2, (await _stripe.Read(
            $"/v1/charges?payment_intent={(await Read(session)).Text("payment_intent")}")).Items("data").Count());
    }

    [Theory]
    [InlineData("confirm", "complete")]
    [InlineData("refuse", "open")]
    public async Task A_card_that_asks_goes_by_the_bank(string answer, string status)
    {
        var session = await Payment();
        var bank = (await _stripe.Page(session.Need("url"), "email=a@b.c&method=asks")).Location;
        Assert.Contains("/bank/pi_", bank, StringComparison.Ordinal);
        Assert.Contains("25.00 USD", (await _stripe.Page(bank)).Text, StringComparison.Ordinal);
        await _stripe.Page(bank, $"answer={answer}");
        Assert.Equal(status, (await Read(session)).Text("status"));
        Assert.Equal(404, (await _stripe.Page(bank)).Status);
    }

    [Theory]
    [InlineData("true", "checkout.session.async_payment_succeeded", "paid")]
    [InlineData("false", "checkout.session.async_payment_failed", "unpaid")]
    public async Task A_bank_debit_completes_unpaid_and_settles_later(string succeeds, string type, string status)
    {
        var session = await Payment();
        Assert.Equal(302, (await _stripe.Page(session.Need("url"), "email=a@b.c&method=bank")).Status);
        var done = await Read(session);
        Assert.Equal(("complete", "unpaid"), (done.Text("status"), done.Text("payment_status")));
        Assert.Equal("unpaid",
            (await _stripe.Event("checkout.session.completed", session.Id()))!.Text("data.object.payment_status"));
        (await _stripe.Post($"/_sandbox/payment_intents/{done.Text("payment_intent")}/settle", $"succeeds={succeeds}"))
            .Ok();
        Assert.NotNull(await _stripe.Event(type, session.Id()));
        Assert.Equal(status, (await Read(session)).Text("payment_status"));
    }

    [Fact]
    public async Task A_session_expires_by_itself_or_on_request()
    {
        await using var host = await SandboxHost.Started(_ => { });
        var price = await host.Stripe.OneTimePrice(5);
        var form = $"mode=payment&{Success}&line_items[0][price]={price}&line_items[0][quantity]=1";
        var first = (await host.Stripe.Post("/v1/checkout/sessions", form)).Ok();
        Assert.Equal(
            "expired", (await host.Stripe.Post($"/v1/checkout/sessions/{first.Id()}/expire")).Ok().Text("status"));
        (await host.Stripe.Post($"/v1/checkout/sessions/{first.Id()}/expire")).Error(400);
        Assert.Equal(404, (await host.Stripe.Page(first.Need("url"), "email=a@b.c&method=visa")).Status);
        var second = (await host.Stripe.Post("/v1/checkout/sessions", form)).Ok();
        (await host.Stripe.Post("/_sandbox/time", "advance_seconds=86401")).Ok();
        Assert.NotNull(await host.Stripe.Event("checkout.session.expired", second.Id()));
    }

    [Fact]
    public async Task A_subscription_exists_only_once_the_page_is_paid()
    {
        var price = await _stripe.MonthlyPrice(1900);
        var session = (await _stripe.Post(
            "/v1/checkout/sessions",
            $"mode=subscription&{Success}&line_items[0][price]={price}&line_items[0][quantity]=2"
            + "&subscription_data[metadata][account]=acme")).Ok();
        Assert.Equal(402, (await _stripe.Page(session.Need("url"), "email=sub@b.c&method=declined")).Status);
        Assert.Null((await Read(session)).Text("subscription"));
        await _stripe.Page(session.Need("url"), "email=sub@b.c&method=visa");
        var done = await _stripe.Read(
            $"/v1/checkout/sessions/{session.Id()}?expand[]=subscription.latest_invoice&expand[]=customer");
        Assert.Equal(("paid", "active", "acme"), (
            done.Text("payment_status"), done.Text("subscription.status"), done.Text("subscription.metadata.account")));
        Assert.Equal(("paid", 3800),
            (done.Text("subscription.latest_invoice.status"), done.Number("subscription.latest_invoice.amount_paid")));
        Assert.Equal(done.Text("subscription.latest_invoice.id"), done.Text("invoice"));
        Assert.Equal("sub@b.c", done.Text("customer.email"));
        Assert.NotNull(done.Text("subscription.default_payment_method"));
        Assert.Single((await _stripe.Read($"/v1/payment_methods?customer={done.Text("customer.id")}")).Items("data"));
    }

    [Fact]
    public async Task A_trial_needs_no_payment_and_a_returned_debit_makes_past_due()
    {
        var price = await _stripe.MonthlyPrice(1900);
        var form = $"mode=subscription&{Success}&line_items[0][price]={price}&line_items[0][quantity]=1";
        var trial = (await _stripe.Post("/v1/checkout/sessions", form + "&subscription_data[trial_period_days]=7"))
            .Ok();
        await _stripe.Page(trial.Need("url"), "email=a@b.c&method=visa");
        var begun = await _stripe.Read($"/v1/checkout/sessions/{trial.Id()}?expand[]=subscription");
        Assert.Equal(
            ("no_payment_required", "trialing"), (begun.Text("payment_status"), begun.Text("subscription.status")));

        var debit = (await _stripe.Post("/v1/checkout/sessions", form)).Ok();
        await _stripe.Page(debit.Need("url"), "email=a@b.c&method=bank_no_funds");
        var open =
            await _stripe.Read($"/v1/checkout/sessions/{debit.Id()}?expand[]=invoice.payments&expand[]=subscription");
        Assert.Equal(("unpaid", "active", "open"),
            (open.Text("payment_status"), open.Text("subscription.status"), open.Text("invoice.status")));
        var intent = open.Items("invoice.payments.data").Single().Text("payment.payment_intent");
        (await _stripe.Post($"/_sandbox/payment_intents/{intent}/settle", "succeeds=false")).Ok();
        Assert.Equal(
            "past_due", (await _stripe.Read($"/v1/subscriptions/{open.Text("subscription.id")}")).Text("status"));
        Assert.NotNull(await _stripe.Event("checkout.session.async_payment_failed", debit.Id()));
    }

    [Theory]
    [InlineData("visa", null)]
    [InlineData("asks_once", "confirm")]
    public async Task A_setup_page_saves_a_card(string method, string? answer)
    {
        var customer = await _stripe.Customer(card: null);
        var session = (await _stripe.Post(
            "/v1/checkout/sessions",
            $"mode=setup&currency=usd&customer={customer}&{Success}&setup_intent_data[metadata][key]=k")).Ok();
        var next = await _stripe.Page(session.Need("url"), $"method={method}");
        if (answer is not null) await _stripe.Page(next.Location, $"answer={answer}");
        var done = await _stripe.Read($"/v1/checkout/sessions/{session.Id()}?expand[]=setup_intent");
        Assert.Equal(("complete", "succeeded", "k"),
            (done.Text("status"), done.Text("setup_intent.status"), done.Text("setup_intent.metadata.key")));
        var saved = (await _stripe.Read($"/v1/payment_methods?customer={customer}")).Items("data").Single();
        Assert.Equal(done.Text("setup_intent.payment_method"), saved.Id());
        // What was confirmed once pays without its holder.
        var pay = await _stripe.Post("/v1/payment_intents",
            $"amount=5&currency=usd&customer={customer}&payment_method={saved.Id()}&confirm=true&off_session=true");
        Assert.Equal("succeeded", pay.Ok().Text("status"));
    }

    [Fact]
    public async Task A_price_described_in_the_call_and_an_invoice_of_the_payment()
    {
        var session = (await _stripe.Post(
            "/v1/checkout/sessions",
            $"mode=payment&customer_creation=always&invoice_creation[enabled]=true&{Success}&line_items[0][quantity]=3"
            + "&line_items[0][price_data][currency]=usd&line_items[0][price_data][unit_amount]=500"
            + "&line_items[0][price_data][product_data][name]=Credits")).Ok();
        await _stripe.Page(session.Need("url"), "email=inv@b.c&method=visa");
        var done = await _stripe.Read($"/v1/checkout/sessions/{session.Id()}?expand[]=invoice");
        Assert.Equal(("paid", 1500), (done.Text("invoice.status"), done.Number("invoice.amount_paid")));
        Assert.Equal(200, (await _stripe.Page(done.Need("invoice.hosted_invoice_url"))).Status);
    }

    [Fact]
    public async Task What_a_page_shows_is_escaped()
    {
        var session = (await _stripe.Post(
            "/v1/checkout/sessions",
            $"mode=payment&{Success}&line_items[0][quantity]=1&line_items[0][price_data][currency]=usd"
            + "&line_items[0][price_data][unit_amount]=5"
            + "&line_items[0][price_data][product_data][name]=%3Cscript%3Ealert(1)%3C/script%3E")).Ok();
        Assert.DoesNotContain("<script", (await _stripe.Page(session.Need("url"))).Text, StringComparison.Ordinal);
    }

    private async Task<JsonObject> Payment(string more = "") => (await _stripe.Post(
        "/v1/checkout/sessions",
        $"mode=payment&{Success}&line_items[0][quantity]=1"
        + $"&line_items[0][price]={await _stripe.OneTimePrice(2500)}{more}")).Ok();

    private Task<JsonObject> Read(JsonObject session) => _stripe.Read($"/v1/checkout/sessions/{session.Id()}");
}
