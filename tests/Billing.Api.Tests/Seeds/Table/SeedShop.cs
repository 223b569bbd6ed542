using Billing.Api.Tests.Provider;
using Billing.Api.Tests.Support;
using Billing.Api.Tests.Webhooks;

namespace Billing.Api.Tests.Seeds.Table;

/// <summary>One service with the catalogs of PushMail, Ampout and MailKit, and the customers that their documents print.</summary>
public sealed class SeedShop : ShopFixture
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, ApiClient> _clients = [];

    protected override IEnumerable<KeyValuePair<string, string?>> More =>
    [
        new("STRIPE_WEBHOOK_SECRET", WebhookFixture.Secret),
        new("BILLING_RETURN_URL", "https://shop.example/billing"),
    ];

    /// <summary>A client with the key of an account, or the administrator's.</summary>
    public ApiClient As(string who) => who == "admin" ? Admin : _clients[who];

    /// <summary>A text with the names that Stripe and the service gave in it: <c>{growth.subscription}</c>.</summary>
    public string Named(string text) =>
        _names.Aggregate(text, (named, name) => named.Replace($"{{{name.Key}}}", name.Value, StringComparison.Ordinal));

    protected override async Task MakeShop()
    {
        await SeedCatalogs.Make(Admin, "pushmail", "ampout", "mailkit");
        await Must(201, Admin.Post("/v1/plans", new { slug = "secret", @public = false, price = new { amount_minor = 100, currency = "usd", interval = "month" }, stripe_price_id = "price_secret" }));
        await Must(201, Admin.Post("/v1/plans", new { slug = "old", price = new { amount_minor = 100, currency = "usd", interval = "month" }, stripe_price_id = "price_old" }));
        await Must(200, Admin.Post("/v1/plans/old/archive"));
        await PushMail();
        await Ampout();
        await MailKit();
        await Account("newcomer", null, null);
        await Account("buyer", null, null);
    }

    // "growth" has what the page about subscriptions prints; "payer" what the page about usage prints, which is the Free rate.
    private async Task PushMail()
    {
        await Account("growth", "2024-03-01T00:00:00Z", null);
        await Pay((await Must(200, As("growth").Post("/billing/checkout", new { planId = "growth" })))["data.checkoutUrl"]!);
        await Eventually(async () => (await As("growth").Get("/billing/subscription"))["data.plan.id"] == "growth");
        await Pay((await Must(200, As("growth").Post("/billing/credits", new { packageId = "credits_25" })))["data.checkoutUrl"]!);
        await Eventually(async () => (await As("growth").Get("/billing/usage"))["data.creditBalance"] == "2500");
        await Use("growth", 12_500);
        var clock = await Account("payer", "2024-02-01T00:00:00Z", null);
        await Must(201, Admin.Post("/v1/accounts/payer/grants", new { credit_type = "usd", amount = "86.5", expires = "never" }));
        await Use("payer", 8_000);
        await Advance(clock, "2024-03-01T00:00:00Z");
        await Use("payer", 12_500);
    }

    // "hobby" as printed; "dispatcher" at its limit.
    private async Task Ampout()
    {
        var clock = await Account("hobby", "2026-03-01T00:00:00Z", null);
        await Pay((await Must(200, As("hobby").Post("/billing/checkout", new { plan_slug = "hobby" }, "stable-1")))["url"]!);
        await Eventually(async () => (await As("hobby").Get("/billing/subscription"))["plan.slug"] == "hobby");
        await Use("hobby", 4_923);
        await Advance(clock, "2026-04-01T02:00:00Z");
        await Use("hobby", 1_842);
        await Account("dispatcher", "2026-04-01T00:00:00Z", "hobby");
        await Use("dispatcher", 5_000);
    }

    // "mail" subscribed by a cart; "ledger" is credited by hand.
    private async Task MailKit()
    {
        var begun = await Must(200, Admin.Post("/checkouts", new
        {
            product_cart = new[] { new { product_id = "mailkit", quantity = 1 } },
            customer = new { email = "ada@example.com", name = "Ada" },
            return_url = "https://mailkit.example/?subscribed=1",
        }));
        var mail = begun["customer_id"]!;
        await Pay(begun["checkout_url"]!);
        await EmailsBecome(mail, "5000");
        var stands = await Admin.Get($"/v1/accounts/{mail}/subscription");
        (_names["mail"], _names["mail.subscription"]) = (mail, stands["subscription.id"]!);
        _clients["mail"] = await ClientOf(mail);
        await Account("ledger", "2026-03-01T00:00:00Z", null);
        await Must(201, Admin.Post("/credit-entitlements/emails/balances/ledger/ledger-entries", new { amount = "4232", entry_type = "credit" }));
        await Must(201, Admin.Post("/credit-entitlements/emails/balances/ledger/ledger-entries", new { amount = "1", entry_type = "debit" }));
        await Account("spender", "2026-03-01T00:00:00Z", null);
        await Must(201, Admin.Post("/credit-entitlements/emails/balances/spender/ledger-entries", new { amount = "10", entry_type = "credit" }));
    }

    // The account's clock, if it lives by one.
    private async Task<string> Account(string id, string? now, string? plan)
    {
        var clock = now is null ? null : (await Must(201, Admin.Post("/v1/test-clocks", new { now })))["id"];
        await Must(201, Admin.Post("/v1/accounts", new { id, email = $"{id}@example.com", name = id, plan, test_clock = clock }));
        _clients[id] = await ClientOf(id);
        return clock ?? "";
    }

    private async Task<ApiClient> ClientOf(string account) =>
        Api.As((await Must(201, Admin.Post("/v1/api-keys", new { kind = "account", account })))["key"]!);

    private Task<ApiAnswer> Use(string account, int quantity) =>
        Must(201, Admin.Post($"/v1/accounts/{account}/usage", new { meter = "email_sent", quantity = $"{quantity}" }));

    private static async Task<ApiAnswer> Must(int status, Task<ApiAnswer> call)
    {
        var answer = await call;
        Assert.True(answer.Status == status, answer.Text);
        return answer;
    }
}
