namespace Billing.StripeSandbox.Tests;

public sealed class PortalTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    private readonly StripeCaller _stripe = host.Stripe;

    [Fact]
    public async Task A_customer_cancels_and_keeps_a_subscription()
    {
        var (url, subscription) = await Open();
        Assert.Contains("renews", (await _stripe.Page(url)).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await _stripe.Page(url, $"action=cancel&id={subscription}")).Status);
        Assert.True((await _stripe.Read($"/v1/subscriptions/{subscription}")).Flag("cancel_at_period_end"));
        Assert.Contains("Keep it", (await _stripe.Page(url)).Text, StringComparison.Ordinal);
        await _stripe.Page(url, $"action=resume&id={subscription}");
        Assert.False((await _stripe.Read($"/v1/subscriptions/{subscription}")).Flag("cancel_at_period_end"));
        Assert.Equal(2, (await _stripe.Events("customer.subscription.updated")).Count(stored =>
            stored.Text("data.object.id") == subscription
                && stored.At("data.previous_attributes.cancel_at_period_end") is not null));
    }

    [Fact]
    public async Task A_new_card_becomes_the_one_that_pays()
    {
        var (url, subscription) = await Open();
        Assert.Equal(402, (await _stripe.Page(url, "action=add&method=declined")).Status);
        Assert.Equal(302, (await _stripe.Page(url, "action=add&method=mastercard")).Status);
        var method = await _stripe.Read($"/v1/subscriptions/{subscription}?expand[]=default_payment_method");
        Assert.Equal("mastercard", method.Text("default_payment_method.card.brand"));
        var bank = (await _stripe.Page(url, "action=add&method=asks")).Location;
        Assert.Equal(url, (await _stripe.Page(bank, "answer=confirm")).Location);
        method = await _stripe.Read($"/v1/subscriptions/{subscription}?expand[]=default_payment_method");
        Assert.Equal("3184", method.Text("default_payment_method.card.last4"));
        await _stripe.Page(url, $"action=remove&id={method.Text("default_payment_method.id")}");
        Assert.Null((await _stripe.Read($"/v1/subscriptions/{subscription}")).Text("default_payment_method"));
    }

    [Fact]
    public async Task Nobody_touches_what_is_not_his()
    {
        var (url, _) = await Open();
        var (_, other) = await Open();
        Assert.Equal(402, (await _stripe.Page(url, $"action=cancel&id={other}")).Status);
        Assert.False((await _stripe.Read($"/v1/subscriptions/{other}")).Flag("cancel_at_period_end"));
        Assert.Equal(404, (await _stripe.Page("/p/session/test_guess")).Status);
    }

    [Fact]
    public async Task Invoices_are_listed_and_shown()
    {
        var (url, _) = await Open();
        var page = await _stripe.Page(url);
        var link = page.Text[page.Text.IndexOf("/i/in_", StringComparison.Ordinal)..].Split('"')[0];
        Assert.Contains("19.00 USD", (await _stripe.Page(link)).Text, StringComparison.Ordinal);
    }

    private async Task<(string Url, string Subscription)> Open()
    {
        var customer = await _stripe.Customer();
        var subscription = await _stripe.Subscribe(customer, await _stripe.MonthlyPrice(1900));
        var portal = (await _stripe.Post(
            "/v1/billing_portal/sessions", $"customer={customer}&return_url=https://shop.example/billing")).Ok();
        return (portal.Need("url"), subscription.Id());
    }
}
