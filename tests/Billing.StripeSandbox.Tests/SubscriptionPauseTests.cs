namespace Billing.StripeSandbox.Tests;

public sealed class SubscriptionPauseTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Theory]
    [InlineData("void", "void")]
    [InlineData("mark_uncollectible", "uncollectible")]
    [InlineData("keep_as_draft", "draft")]
    public async Task A_paused_collection_makes_invoices_that_nobody_pays(string behavior, string status)
    {
        var (clock, subscription) = await Subscribed();
        (await _stripe.Post($"/v1/subscriptions/{subscription}", $"pause_collection[behavior]={behavior}")).Ok();
        await _stripe.Advance(clock, Shop.Day(32));
        var invoice = (await _stripe.Read($"/v1/subscriptions/{subscription}?expand[]=latest_invoice"))
            .Object("latest_invoice")!;
        Assert.Equal((status, 0), (invoice.Text("status"), invoice.Number("amount_paid")));
        (await _stripe.Post($"/v1/subscriptions/{subscription}", "pause_collection=")).Ok();
        await _stripe.Advance(clock, Shop.Day(62));
        Assert.Equal("paid", (await _stripe.Read($"/v1/invoices?subscription={subscription}&limit=1")).Items("data")
            .Single().Text("status"));
    }

    [Fact]
    public async Task A_subscription_paused_by_its_trial_is_resumed_into_a_new_period()
    {
        var clock = await _stripe.Clock();
        var customer = await _stripe.Customer(null, clock);
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900),
            "&trial_period_days=7&trial_settings[end_behavior][missing_payment_method]=pause");
        var path = $"/v1/subscriptions/{subscription.Id()}";
        (await _stripe.Post(path + "/resume")).Error(400);
        await _stripe.Advance(clock, Shop.Day(8));
        Assert.NotNull(await _stripe.Event("customer.subscription.paused", subscription.Id()));
        await _stripe.UseCard(customer, "pm_card_visa");
        var resumed = (await _stripe.Post(path + "/resume", "expand[]=latest_invoice")).Ok();
        Assert.Equal(("active", 1900), (resumed.Text("status"), resumed.Number("latest_invoice.amount_paid")));
        Assert.Equal(Shop.Day(8), resumed.Items("items.data").Single().Number("current_period_start"));
        Assert.NotNull(await _stripe.Event("customer.subscription.resumed", subscription.Id()));
    }

    [Fact]
    public async Task A_subscription_that_sends_its_invoices_waits_for_the_money()
    {
        var customer = await _stripe.Customer(null);
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900),
            "&collection_method=send_invoice&days_until_due=30&expand[]=latest_invoice");
        Assert.Equal(("active", "open"), (subscription.Text("status"), subscription.Text("latest_invoice.status")));
        Assert.Equal(subscription.Number("created") + (30 * 86_400), subscription.Number("latest_invoice.due_date"));
        var invoice = subscription.Need("latest_invoice.id");
        Assert.Equal(
            "paid", (await _stripe.Post($"/v1/invoices/{invoice}/pay", "paid_out_of_band=true")).Ok().Text("status"));
    }

    [Fact]
    public async Task A_deleted_customer_takes_his_subscriptions_along()
    {
        var customer = await _stripe.Customer();
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900));
        Assert.True((await _stripe.Delete($"/v1/customers/{customer}")).Ok().Flag("deleted"));
        Assert.Equal("canceled", (await _stripe.Read($"/v1/subscriptions/{subscription.Id()}")).Text("status"));
        Assert.True((await _stripe.Read($"/v1/customers/{customer}")).Flag("deleted"));
        (await _stripe.Post($"/v1/customers/{customer}", "name=back")).Error(404, "resource_missing");
        (await _stripe.Post("/v1/payment_methods/pm_card_visa/attach", $"customer={customer}"))
            .Error(400, "resource_missing");
        Assert.Equal("true", (await _stripe.Read($"/v1/subscriptions/{subscription.Id()}?expand[]=customer"))
            .At("customer.deleted")!.ToJsonString());
    }

    [Fact]
    public async Task Leaving_at_once_can_bill_and_credit_the_rest()
    {
        var clock = await _stripe.Clock(Shop.At("2026-04-01T00:00:00Z"));
        var customer = await _stripe.Customer(clock: clock);
        var subscription = (await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(3000))).Id();
        await _stripe.Advance(clock, Shop.At("2026-04-11T00:00:00Z"));
        Assert.Equal("canceled", (await _stripe.Delete(
            $"/v1/subscriptions/{subscription}?invoice_now=true&prorate=true")).Ok().Text("status"));
        await _stripe.Advance(clock, Shop.At("2026-04-11T02:00:00Z"));
        Assert.Equal(-2000, (await _stripe.Read($"/v1/customers/{customer}")).Number("balance"));
    }

    private async Task<(string Clock, string Subscription)> Subscribed()
    {
        var clock = await _stripe.Clock();
        var subscription =
            await _stripe.Subscribe(await _stripe.Customer(clock: clock), await _stripe.MonthlyPrice(1900));
        return (clock, subscription.Id());
    }
}
