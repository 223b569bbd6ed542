namespace Billing.StripeSandbox.Tests;

public sealed class SubscriptionChangeTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    // A month of 30 days, so that shares of it are easy to see.
    private static readonly long April = Shop.At("2026-04-01T00:00:00Z");

    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task An_upgrade_halfway_waits_as_two_lines_for_the_renewal()
    {
        var (clock, subscription, item) = await Subscribed(1000);
        await _stripe.Advance(clock, April + (15 * 86_400));
        var dear = await _stripe.MonthlyPrice(3000);
        var changed = (await _stripe.Post(
            $"/v1/subscriptions/{subscription}", $"items[0][id]={item}&items[0][price]={dear}")).Ok();
        Assert.Equal(dear, changed.Items("items.data").Single().Text("price.id"));
        Assert.Equal(April + (30 * 86_400), changed.Items("items.data").Single().Number("current_period_end"));
        Assert.Single((await _stripe.Read($"/v1/invoices?subscription={subscription}")).Items("data"));

        await _stripe.Advance(clock, April + (31 * 86_400));
        var invoice = (await _stripe.Read($"/v1/invoices?subscription={subscription}&limit=1")).Items("data").Single();
        Assert.Equal([-500, 1500, 3000], invoice.Items("lines.data").Select(line => line.Number("amount")));
        Assert.Equal([true, true, false], invoice.Items("lines.data")
            .Select(line => line.Flag("parent.subscription_item_details.proration")));
        Assert.Equal(4000, invoice.Number("amount_paid"));
    }

    [Fact]
    public async Task An_upgrade_can_be_invoiced_at_once_or_without_proration()
    {
        var (clock, subscription, item) = await Subscribed(1000);
        await _stripe.Advance(clock, April + (15 * 86_400));
        var dear = await _stripe.MonthlyPrice(3000);
        var changed = (await _stripe.Post(
            $"/v1/subscriptions/{subscription}",
            $"items[0][id]={item}&items[0][price]={dear}&proration_behavior=always_invoice&expand[]=latest_invoice"))
                .Ok();
        Assert.Equal(("subscription_update", "paid", 1000),
            (changed.Text("latest_invoice.billing_reason"), changed.Text("latest_invoice.status"),
                changed.Number("latest_invoice.amount_paid")));

        var cheap = await _stripe.MonthlyPrice(10);
        (await _stripe.Post($"/v1/subscriptions/{subscription}",
            $"items[0][id]={item}&items[0][price]={cheap}&proration_behavior=none")).Ok();
        await _stripe.Advance(clock, April + (31 * 86_400));
        Assert.Equal(10, (await _stripe.Read($"/v1/invoices?subscription={subscription}&limit=1")).Items("data")
            .Single().Number("total"));
    }

    [Fact]
    public async Task A_preview_shows_what_a_change_would_cost_and_changes_nothing()
    {
        var (clock, subscription, item) = await Subscribed(1000);
        await _stripe.Advance(clock, April + (15 * 86_400));
        var dear = await _stripe.MonthlyPrice(3000);
        var form =
            $"subscription={subscription}&subscription_details[items][0][id]={item}"
            + $"&subscription_details[items][0][price]={dear}";
        var next = (await _stripe.Post("/v1/invoices/create_preview", form)).Ok();
        Assert.Equal([-500, 1500, 3000], next.Items("lines.data").Select(line => line.Number("amount")));
        var now = (await _stripe.Post(
            "/v1/invoices/create_preview", form + "&subscription_details[proration_behavior]=always_invoice")).Ok();
        Assert.Equal(1000, now.Number("amount_due"));
        Assert.NotEqual(dear, (await _stripe.Read($"/v1/subscriptions/{subscription}")).Items("items.data").Single()
            .Text("price.id"));
        Assert.DoesNotContain((await _stripe.Read("/v1/invoiceitems?pending=true")).Items("data"), one =>
            one.Text("customer") == next.Text("customer"));
    }

    [Fact]
    public async Task A_new_interval_restarts_the_period_and_credits_the_rest()
    {
        var (clock, subscription, item) = await Subscribed(3000);
        await _stripe.Advance(clock, April + (15 * 86_400));
        var yearly = (await _stripe.Post("/v1/prices",
            "currency=usd&unit_amount=20000&recurring[interval]=year&product_data[name]=Yearly")).Ok().Id();
        var changed = (await _stripe.Post($"/v1/subscriptions/{subscription}",
            $"items[0][id]={item}&items[0][price]={yearly}&expand[]=latest_invoice")).Ok();
        Assert.Equal(
            Shop.At("2027-04-16T00:00:00Z"), changed.Items("items.data").Single().Number("current_period_end"));
        Assert.Equal(20000 - 1500, changed.Number("latest_invoice.amount_paid"));
    }

    [Fact]
    public async Task A_big_downgrade_leaves_credit_that_pays_the_next_invoice()
    {
        var (clock, subscription, item) = await Subscribed(9000);
        await _stripe.Advance(clock, April + (15 * 86_400));
        var cheap = await _stripe.MonthlyPrice(1000);
        (await _stripe.Post($"/v1/subscriptions/{subscription}",
            $"items[0][id]={item}&items[0][price]={cheap}&proration_behavior=always_invoice")).Ok();
        var customer = (await _stripe.Read($"/v1/subscriptions/{subscription}?expand[]=customer")).Object("customer")!;
        Assert.Equal(-4000, customer.Number("balance"));
        await _stripe.Advance(clock, April + (31 * 86_400));
        var invoice = (await _stripe.Read($"/v1/invoices?subscription={subscription}&limit=1")).Items("data").Single();
        Assert.Equal(("paid", 1000, 0, -3000), (invoice.Text("status"), invoice.Number("total"),
            invoice.Number("amount_due"), invoice.Number("ending_balance")));
    }

    [Fact]
    public async Task The_anchor_is_a_word_in_one_version_and_an_object_in_the_next()
    {
        var (_, subscription, _) = await Subscribed(1000);
        var path = $"/v1/subscriptions/{subscription}";
        (await _stripe.Post(path, "billing_cycle_anchor=unchanged", version: "2026-07-29.dahlia")).Ok();
        (await _stripe.Post(path, "billing_cycle_anchor=unchanged", version: "2026-10-28.endive")).Error(400);
        (await _stripe.Post(path, "billing_cycle_anchor[type]=unchanged", version: "2026-10-28.endive")).Ok();
    }

    [Fact]
    public async Task A_price_that_does_not_fit_is_refused()
    {
        var (_, subscription, item) = await Subscribed(1000);
        var once = await _stripe.OneTimePrice(5);
        (await _stripe.Post($"/v1/subscriptions/{subscription}", $"items[0][id]={item}&items[0][price]={once}"))
            .Error(400);
        (await _stripe.Post($"/v1/subscriptions/{subscription}", $"items[0][id]=si_none&items[0][quantity]=2"))
            .Error(400, "resource_missing");
        (await _stripe.Post($"/v1/subscriptions/{subscription}", $"items[0][id]={item}&items[0][deleted]=true"))
            .Error(400);
    }

    private async Task<(string Clock, string Subscription, string Item)> Subscribed(long amountMinor)
    {
        var clock = await _stripe.Clock(April);
        var subscription =
            await _stripe.Subscribe(await _stripe.Customer(clock: clock), await _stripe.MonthlyPrice(amountMinor));
        return (clock, subscription.Id(), subscription.Items("items.data").Single().Id());
    }
}
