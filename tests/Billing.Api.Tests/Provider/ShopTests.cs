using Billing.Api.Tests.Support;

namespace Billing.Api.Tests.Provider;

public sealed class ShopTests(ShopFixture shop) : IClassFixture<ShopFixture>
{
    [Fact(DisplayName = "D4, D10: subscribed, renewed, topped up, refunded, cancelled; each step by Stripe's own events")]
    public async Task A_customers_life()
    {
        var (account, clock) = await shop.Open();
        await shop.Buy(account, "subscription", new { plan = "mailkit" });
        await shop.EmailsBecome(account, "5000");
        var begun = await shop.Admin.Get($"/v1/accounts/{account}/subscription");
        Assert.Equal(("mailkit", "active"), (begun["plan.slug"], begun["subscription.status"]));
        Assert.Equal("already_subscribed",
            (await shop.Admin.Post($"/v1/accounts/{account}/checkout/subscription", new { plan = "mailkit" })).Code);

        await shop.Buy(account, "topup", new { package = "emails_1000" });
        await shop.EmailsBecome(account, "6000");

        // A draft is finalized an hour after the period's end; the plan's first 5,000 ended with it.
        await shop.Advance(clock, "2026-04-01T02:00:00Z");
        await shop.EmailsBecome(account, "6000");
        await ShopFixture.Eventually(async () => Payments(await Read(account, "payments")) == 3);

        await shop.Stripe(HttpMethod.Post, "/v1/refunds", $"payment_intent={await Intent(account)}");
        await shop.EmailsBecome(account, "5000");

        Assert.Equal(200, (await shop.Admin.Post($"/v1/accounts/{account}/subscription/cancel", new { })).Status);
        Assert.NotNull((await Read(account, "subscription"))["subscription.cancel_at"]);
        Assert.Equal("5000", await shop.Emails(account));
        await shop.Advance(clock, "2026-05-01T02:00:00Z");
        await ShopFixture.Eventually(async () => (await Read(account, "subscription"))["subscription.status"] == "canceled");
        await shop.EmailsBecome(account, "0");
        Assert.Equal("True", (await Read(account, "ledger/verify"))["ok"]);
    }

    [Fact(DisplayName = "E8: a dispute freezes what is left of the grant, and what was won is there again")]
    public async Task A_dispute_freezes_and_is_won()
    {
        var (account, _) = await shop.Open();
        await shop.Buy(account, "topup", new { package = "emails_1000" });
        await shop.EmailsBecome(account, "1000");
        var charge = (await shop.Stripe(HttpMethod.Get, $"/v1/charges?payment_intent={await Intent(account)}"))["data.0.id"]!;

        var dispute = (await shop.Stripe(HttpMethod.Post, $"/_sandbox/charges/{charge}/dispute"))["id"]!;
        await ShopFixture.Eventually(async () => await Available(account) == "0");
        await shop.Stripe(HttpMethod.Post, $"/_sandbox/disputes/{dispute}/close", "status=won");
        await ShopFixture.Eventually(async () => await Available(account) == "1000");
    }

    [Fact(DisplayName = "E6: an event of a customer that nobody is waits until somebody is")]
    public async Task An_event_of_nobody_waits()
    {
        var (account, _) = await shop.Open();
        var customer = (await shop.Stripe(HttpMethod.Post, "/v1/customers", "email=nobody@example.com"))["id"]!;
        await ShopFixture.Eventually(async () => await StatusOf("customer.created", "object", customer) == "unlinked");

        await shop.Stripe(HttpMethod.Post, $"/v1/customers/{customer}", $"metadata[account_id]={account}");

        await ShopFixture.Eventually(async () => await StatusOf("customer.updated", "object", customer) == "done");
        await ShopFixture.Eventually(async () => await StatusOf("customer.created", "object", customer) == "done");
        Assert.Equal(201, (await shop.Admin.Post($"/v1/accounts/{account}/portal", new { })).Status);
    }

    [Fact(DisplayName = "E6: what was paid on an invoice names no customer; the invoice does")]
    public async Task A_payment_of_an_invoice_finds_its_account()
    {
        var (account, _) = await shop.Open();

        await shop.Buy(account, "subscription", new { plan = "mailkit" });
        await shop.EmailsBecome(account, "5000");

        await ShopFixture.Eventually(async () => await StatusOf("invoice_payment.paid", "account", account) == "done");
    }

    [Fact(DisplayName = "S1-S5: methods and invoices of a customer, and none without one")]
    public async Task Methods_and_invoices()
    {
        var (account, _) = await shop.Open();
        Assert.Equal("no_stripe_customer", (await shop.Admin.Post($"/v1/accounts/{account}/portal", new { })).Code);
        Assert.Equal("False", (await Read(account, "payment-methods"))["has_more"]);
        Assert.Null((await Read(account, "invoices/current"))["invoice"]);

        var setup = await shop.Admin.Post($"/v1/accounts/{account}/payment-methods/setup-intent");
        Assert.NotNull(setup["client_secret"]);
        var attached = await shop.Admin.Post($"/v1/accounts/{account}/payment-methods/attach", new { payment_method = "pm_card_visa" });
        Assert.True(attached.Status == 200, attached.Text);
        Assert.Equal(("4242", "True"),
            ((await Read(account, "payment-methods"))["data.0.last4"], (await Read(account, "payment-methods"))["data.0.is_default"]));
        await shop.Buy(account, "subscription", new { plan = "mailkit" });
        await shop.EmailsBecome(account, "5000");
        Assert.Equal(("paid", "1900"),
            ((await Read(account, "invoices"))["data.0.status"], (await Read(account, "invoices"))["data.0.amount_paid"]));
    }

    private static int Payments(ApiAnswer answer) => answer.Json.GetProperty("data").GetArrayLength();

    private Task<ApiAnswer> Read(string account, string what) => shop.Admin.Get($"/v1/accounts/{account}/{what}");

    private async Task<string?> Available(string account) =>
        (await Read(account, "balances"))["balances.emails.available"];

    // The payment of the newest top-up.
    private async Task<string> Intent(string account) =>
        (await Read(account, "payments")).Json.GetProperty("data").EnumerateArray()
            .First(payment => payment.GetProperty("kind").GetString() == "top_up").GetProperty("payment_intent_id").GetString()!;

    private async Task<string?> StatusOf(string type, string field, string value)
    {
        var events = await shop.Admin.Get("/v1/stripe/events?limit=100");
        return events.Json.GetProperty("data").EnumerateArray()
            .Where(one => one.GetProperty("type").GetString() == type && one.GetProperty(field).GetString() == value)
            .Select(one => one.GetProperty("status").GetString())
            .FirstOrDefault();
    }
}
