namespace Billing.StripeSandbox.Tests;

public sealed class SubscriptionTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task A_subscription_begins_with_a_paid_invoice()
    {
        var customer = await _stripe.Customer();
        var subscription = await _stripe.Subscribe(
            customer, await _stripe.MonthlyPrice(1900), "&metadata[account]=acme&expand[]=latest_invoice.payments");
        Assert.Equal("active", subscription.Text("status"));
        Assert.Null(subscription.At("current_period_end"));
        Assert.True(
            subscription.Items("items.data").Single().Number("current_period_end") > subscription.Number("created"));

        var invoice = subscription.Object("latest_invoice")!;
        Assert.Equal(("paid", "subscription_create", 1900),
            (invoice.Text("status"), invoice.Text("billing_reason"), invoice.Number("amount_paid")));
        Assert.Equal(subscription.Id(), invoice.Text("parent.subscription_details.subscription"));
        Assert.Equal("acme", invoice.Text("parent.subscription_details.metadata.account"));
        var payment = invoice.Items("payments.data").Single();
        Assert.Equal("paid", payment.Text("status"));
        var found =
            await _stripe.Read(
            "/v1/invoice_payments?payment[type]=payment_intent"
            + $"&payment[payment_intent]={payment.Text("payment.payment_intent")}");
        Assert.Equal(invoice.Id(), found.Items("data").Single().Text("invoice"));
        foreach (
            var type in new[] { "invoice.created", "invoice.finalized", "invoice.paid", "invoice.payment_succeeded" })
            Assert.NotNull(await _stripe.Event(type, invoice.Id()));
        Assert.NotNull(await _stripe.Event("customer.subscription.created", subscription.Id()));
    }

    [Fact]
    public async Task A_declined_first_payment_leaves_it_incomplete_until_it_expires()
    {
        var clock = await _stripe.Clock();
        var customer = await _stripe.Customer("pm_card_chargeCustomerFail", clock);
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900));
        Assert.Equal("incomplete", subscription.Text("status"));
        Assert.NotNull(await _stripe.Event("invoice.payment_failed", subscription.Need("latest_invoice")));
        await _stripe.Advance(clock, Shop.Day(1));
        Assert.Equal(
            "incomplete_expired", (await _stripe.Read($"/v1/subscriptions/{subscription.Id()}")).Text("status"));
        Assert.Equal(
            "void", (await _stripe.Read($"/v1/invoices/{subscription.Text("latest_invoice")}")).Text("status"));
    }

    [Fact]
    public async Task An_incomplete_one_becomes_active_when_its_invoice_is_paid()
    {
        var customer = await _stripe.Customer("pm_card_authenticationRequired");
        var subscription = await _stripe.Subscribe(
            customer, await _stripe.MonthlyPrice(1900), "&expand[]=latest_invoice.confirmation_secret");
        Assert.Equal("incomplete", subscription.Text("status"));
        Assert.Contains("_secret_", subscription.Text("latest_invoice.confirmation_secret.client_secret"),
            StringComparison.Ordinal);
        var invoice = subscription.Need("latest_invoice.id");
        Assert.NotNull(await _stripe.Event("invoice.payment_action_required", invoice));
        var page = await _stripe.Page(subscription.Need("latest_invoice.hosted_invoice_url"), "method=visa");
        Assert.Equal(200, page.Status);
        Assert.Equal("active", (await _stripe.Read($"/v1/subscriptions/{subscription.Id()}")).Text("status"));
    }

    [Theory]
    [InlineData(null, "", "resource_missing", 400)]
    [InlineData("pm_card_chargeCustomerFail", "&payment_behavior=error_if_incomplete", "card_declined", 402)]
    public async Task What_cannot_be_paid_at_all_is_refused_without_a_trace(
        string? card, string more, string code, int status)
    {
        var customer = await _stripe.Customer(card);
        var price = await _stripe.MonthlyPrice(1900);
        (await _stripe.Post("/v1/subscriptions", $"customer={customer}&items[0][price]={price}{more}"))
            .Error(status, code);
        Assert.Empty((await _stripe.Read($"/v1/subscriptions?customer={customer}&status=all")).Items("data"));
        Assert.Empty((await _stripe.Read($"/v1/invoices?customer={customer}")).Items("data"));
    }

    [Fact]
    public async Task A_renewal_drafts_at_the_period_end_and_is_paid_an_hour_later()
    {
        var clock = await _stripe.Clock(Shop.At("2026-01-31T00:00:00Z"));
        var customer = await _stripe.Customer(clock: clock);
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900));
        await _stripe.Advance(clock, Shop.At("2026-02-28T00:30:00Z"));
        var renewed = await _stripe.Read($"/v1/subscriptions/{subscription.Id()}?expand[]=latest_invoice");
        Assert.Equal("draft", renewed.Text("latest_invoice.status"));
        Assert.Equal("subscription_cycle", renewed.Text("latest_invoice.billing_reason"));
        var item = renewed.Items("items.data").Single();
        Assert.Equal(Shop.At("2026-02-28T00:00:00Z"), item.Number("current_period_start"));
        Assert.Equal(Shop.At("2026-03-31T00:00:00Z"), item.Number("current_period_end"));
        var line = renewed.Items("latest_invoice.lines.data").Single();
        Assert.Equal((1900, Shop.At("2026-02-28T00:00:00Z")), (line.Number("amount"), line.Number("period.start")));

        await _stripe.Advance(clock, Shop.At("2026-02-28T01:30:00Z"));
        Assert.Equal("paid", (await _stripe.Read($"/v1/invoices/{renewed.Text("latest_invoice.id")}")).Text("status"));
        var updated = await _stripe.Event("customer.subscription.updated", subscription.Id());
        Assert.Equal(Shop.At("2026-02-28T00:00:00Z"), updated!.Number("created"));
        Assert.NotNull(updated!.At("data.previous_attributes.items"));

        await _stripe.Advance(clock, Shop.At("2026-06-30T12:00:00Z"));
        Assert.Equal(6, (await _stripe.Read($"/v1/invoices?subscription={subscription.Id()}&status=paid")).Items("data")
            .Count());
    }

    [Fact]
    public async Task A_renewal_that_fails_is_past_due_tried_again_and_paid_by_a_new_card()
    {
        var (clock, customer, id) = await FailingRenewal();
        var invoice = await Latest(id);
        Assert.Equal("open", invoice.Text("status"));
        Assert.Equal("past_due", (await _stripe.Read($"/v1/subscriptions/{id}")).Text("status"));
        Assert.NotNull(invoice.MaybeNumber("next_payment_attempt"));
        await _stripe.UseCard(customer, "pm_card_visa");
        await _stripe.Advance(clock, invoice.Number("next_payment_attempt") + 1);
        Assert.Equal("paid", (await Latest(id)).Text("status"));
        Assert.Equal("active", (await _stripe.Read($"/v1/subscriptions/{id}")).Text("status"));
    }

    [Fact]
    public async Task The_next_invoice_is_announced_a_week_ahead_once_for_each_period()
    {
        var clock = await _stripe.Clock();
        var id = (await _stripe.Subscribe(await _stripe.Customer(clock: clock), await _stripe.MonthlyPrice(1900))).Id();
        await _stripe.Advance(clock, Shop.At("2026-04-14T00:00:00Z"));
        var told = (await _stripe.Events("invoice.upcoming")).Where(stored =>
            stored.Text("data.object.parent.subscription_details.subscription") == id).ToList();
        Assert.Equal(
            ["2026-04-08", "2026-03-08", "2026-02-08"],
            told.Select(stored => DateTimeOffset.FromUnixTimeSeconds(stored.Number("created")).ToString("yyyy-MM-dd")));
        Assert.All(told, stored => Assert.Equal(1900, stored.Number("data.object.amount_due")));
        Assert.Null(told[0].Text("data.object.id"));
    }

    [Fact]
    public async Task After_the_last_retry_it_is_canceled()
    {
        var (clock, _, id) = await FailingRenewal();
        await _stripe.Advance(clock, Shop.Day(60));
        var ended = await _stripe.Read($"/v1/subscriptions/{id}");
        Assert.Equal(("canceled", "payment_failed"), (ended.Text("status"), ended.Text("cancellation_details.reason")));
        Assert.NotNull(await _stripe.Event("customer.subscription.deleted", id));
        Assert.Equal(4, (await Latest(id)).Number("attempt_count"));
    }

    [Fact]
    public async Task An_end_with_the_period_can_be_taken_back_and_takes_effect()
    {
        var clock = await _stripe.Clock();
        var subscription =
            await _stripe.Subscribe(await _stripe.Customer(clock: clock), await _stripe.MonthlyPrice(1900));
        var path = $"/v1/subscriptions/{subscription.Id()}";
        var asked = (await _stripe.Post(path, "cancel_at_period_end=true")).Ok();
        Assert.Equal(Shop.At("2026-02-15T12:00:00Z"), asked.Number("cancel_at"));
        var back = (await _stripe.Post(path, "cancel_at_period_end=false")).Ok();
        Assert.Null(back.MaybeNumber("cancel_at"));
        (await _stripe.Post(path, "cancel_at_period_end=true")).Ok();
        await _stripe.Advance(clock, Shop.Day(40));
        var ended = await _stripe.Read(path);
        Assert.Equal(("canceled", Shop.At("2026-02-15T12:00:00Z")), (ended.Text("status"), ended.Number("ended_at")));
        Assert.Single((await _stripe.Read($"/v1/invoices?subscription={subscription.Id()}")).Items("data"));
        (await _stripe.Delete(path)).Error(404, "resource_missing");
        Assert.Empty((await _stripe.Read($"/v1/subscriptions?customer={subscription.Text("customer")}")).Items("data"));
    }

    [Fact]
    public async Task A_trial_costs_nothing_is_announced_and_turns_into_a_paid_period()
    {
        var clock = await _stripe.Clock();
        var subscription = await _stripe.Subscribe(
            await _stripe.Customer(clock: clock), await _stripe.MonthlyPrice(1900), "&trial_period_days=14");
        Assert.Equal("trialing", subscription.Text("status"));
        var first = await Latest(subscription.Id());
        Assert.Equal(("paid", 0), (first.Text("status"), first.Number("total")));
        await _stripe.Advance(clock, Shop.Day(12));
        Assert.Equal(Shop.Day(11),
            (await _stripe.Event("customer.subscription.trial_will_end", subscription.Id()))!.Number("created"));
        await _stripe.Advance(clock, Shop.Day(15));
        Assert.Equal("active", (await _stripe.Read($"/v1/subscriptions/{subscription.Id()}")).Text("status"));
        Assert.Equal(1900, (await Latest(subscription.Id())).Number("amount_paid"));
    }

    [Theory]
    [InlineData("cancel", "canceled")]
    [InlineData("pause", "paused")]
    public async Task A_trial_without_a_method_ends_as_it_was_asked_to(string behavior, string status)
    {
        var clock = await _stripe.Clock();
        var subscription =
            await _stripe.Subscribe(await _stripe.Customer(null, clock), await _stripe.MonthlyPrice(1900),
            $"&trial_period_days=7&trial_settings[end_behavior][missing_payment_method]={behavior}");
        await _stripe.Advance(clock, Shop.Day(8));
        Assert.Equal(status, (await _stripe.Read($"/v1/subscriptions/{subscription.Id()}")).Text("status"));
    }

    private async Task<(string Clock, string Customer, string Id)> FailingRenewal()
    {
        var clock = await _stripe.Clock();
        var customer = await _stripe.Customer(clock: clock);
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900));
        await _stripe.UseCard(customer, "pm_card_chargeCustomerFail");
        await _stripe.Advance(clock, Shop.Day(32));
        return (clock, customer, subscription.Id());
    }

    private async Task<JsonObject> Latest(string subscription) =>
        (await _stripe.Read($"/v1/subscriptions/{subscription}?expand[]=latest_invoice")).Object("latest_invoice")!;
}
