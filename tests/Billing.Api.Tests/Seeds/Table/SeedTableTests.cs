using System.Text.Json;
using Billing.Api.Tests.Webhooks;

namespace Billing.Api.Tests.Seeds.Table;

/// <summary>
/// Every endpoint that the seed documents print, but Sendook's (<see cref="SendookTableTests"/>): the request as printed,
/// and the reply with every field that they print.
/// </summary>
public sealed class SeedTableTests(SeedShop shop) : IClassFixture<SeedShop>
{
    private const string Page = """{"url":"<url>","data":{"checkoutUrl":"<url>","sessionId":"<string>"}}""";
    private const string Problem = """{"code":"CODE","error":"<string>","status":STATUS}""";

    /// <summary>Row, whose key, request, body, status, reply.</summary>
    public static TheoryData<string, string, string, string?, int, string> Rows => new()
    {
        { "P1", "newcomer", "POST /billing/checkout", """{"planId":"growth","successUrl":"https://yourapp.com/billing?success=true","cancelUrl":"https://yourapp.com/billing?canceled=true"}""", 200, Page },
        { "P1 at PushMail's base", "buyer", "POST /api/v1/billing/checkout", """{"planId":"starter"}""", 200, Page },
        { "P2", "buyer", "POST /billing/credits", """{"packageId":"credits_50"}""", 200, Page },
        { "P3", "buyer", "GET /billing/credits", null, 200, """{"data":[{"id":"email_topup","priceCents":900},{"id":"credits_10","priceCents":1000,"credits":"10"},{"id":"credits_25","priceCents":2500,"credits":"25"},{"id":"credits_50","priceCents":5000,"credits":"50","bonus":null},{"id":"credits_100","priceCents":10000,"credits":"105","bonus":"5"},{"id":"credits_500","priceCents":50000,"credits":"550","bonus":"50"}]}""" },
        { "P4", "growth", "GET /billing/subscription", null, 200, """{"data":{"plan":{"id":"growth","name":"Growth","monthlyPriceCents":4900,"includedEmails":50000,"features":["<string>"]},"planStatus":"active","creditBalanceCents":2500,"subscription":{"id":"<string>","status":"active","currentPeriodStart":1709251200,"currentPeriodEnd":1711929600,"cancelAtPeriodEnd":false},"invoices":[{"id":"<string>","status":"paid","amountPaidCents":4900,"createdAt":"<number>","hostedInvoiceUrl":"<url>"}],"recentPayments":[{"type":"top_up","amountCents":2500},{"type":"subscription","amountCents":4900}],"availablePlans":[{"id":"free","monthlyPriceCents":0},{"id":"hobby","monthlyPriceCents":900}]}}""" },
        { "P5", "growth", "GET /billing/usage", null, 200, """{"data":{"creditBalance":2500,"plan":"growth","currentMonth":{"month":"2024-03","emailsSent":12500,"totalCostCents":0,"currentRateCents":0.15},"history":[]}}""" },
        { "P5 as printed", "payer", "GET /api/v1/billing/usage", null, 200, """{"data":{"creditBalance":2500,"plan":"free","currentMonth":{"month":"2024-03","emailsSent":12500,"totalCostCents":3750,"currentRateCents":0.3},"history":[{"month":"2024-02","emailsSent":8000,"totalCostCents":2400}]}}""" },
        { "P6", "growth", "POST /billing/portal", null, 200, """{"data":{"portalUrl":"<url>"}}""" },
        { "A1", "hobby", "GET /billing/subscription", null, 200, """{"plan":{"slug":"hobby","name":"Hobby","tier":1,"monthly_limit":5000},"current_period":{"start":"2026-04-01T00:00:00Z","end":"2026-04-30T23:59:59Z","sends_count":1842},"stripe_subscription_id":"<string>","stripe_customer_id":"<string>"}""" },
        { "A1 without Stripe", "payer", "GET /billing/subscription", null, 200, """{"plan":{"slug":"free","monthly_limit":null},"current_period":{"start":"2024-03-01T00:00:00Z","end":"2024-03-31T23:59:59Z","sends_count":12500},"stripe_subscription_id":null,"stripe_customer_id":null,"data":{"planStatus":"active","subscription":null,"invoices":[],"recentPayments":[]}}""" },
        { "A2", "hobby", "GET /billing/usage", null, 200, """{"monthly_limit":5000,"current":{"period_start":"2026-04-01T00:00:00Z","period_end":"2026-04-30T23:59:59Z","sends_count":1842},"history":[{"period_start":"2026-03-01T00:00:00Z","period_end":"2026-03-31T23:59:59Z","sends_count":4923}]}""" },
        { "A3", "newcomer", "POST /billing/checkout", """{"plan_slug":"hobby"}""", 200, Page },
        { "A3 unknown", "newcomer", "POST /billing/checkout", """{"plan_slug":"nowhere"}""", 404, Refused(404, "plan_not_found") },
        { "A3 free", "newcomer", "POST /billing/checkout", """{"plan_slug":"free"}""", 422, Refused(422, "plan_not_purchasable") },
        { "A3 private", "newcomer", "POST /billing/checkout", """{"plan_slug":"secret"}""", 422, Refused(422, "plan_not_purchasable") },
        { "A3 archived", "newcomer", "POST /billing/checkout", """{"plan_slug":"old"}""", 422, Refused(422, "plan_not_purchasable") },
        { "A3 two plans", "newcomer", "POST /billing/checkout", """{"plan_slug":"hobby","planId":"growth"}""", 422, Refused(422, "invalid_request") },
        { "A3 administrator", "admin", "POST /billing/checkout", """{"plan_slug":"hobby"}""", 403, Refused(403, "forbidden") },
        { "A4", "hobby", "POST /billing/portal", "{}", 200, """{"url":"<url>"}""" },
        { "A4 no customer", "payer", "POST /billing/portal", null, 422, Refused(422, "no_stripe_customer") },
        { "A6", "admin", "POST /v1/accounts/dispatcher/usage", """{"meter":"email_sent","quantity":"1"}""", 402, """{"code":"plan_limit_reached","error":"<string>","limit":"5000","count":"5000","period_end":"2026-05-01T00:00:00Z"}""" },
        { "A6 asked first", "dispatcher", "POST /v1/accounts/dispatcher/check", """{"meter":"email_sent","quantity":"1"}""", 200, """{"allowed":false,"code":"plan_limit_reached"}""" },
        { "D3", "ledger", "GET /credits/ledger", null, 200, """{"balance":"4231"}""" },
        { "D6 subscribe", "admin", "POST /checkouts", """{"product_cart":[{"product_id":"mailkit","quantity":1}],"customer":{"email":"grace@example.com","name":"Grace"},"return_url":"http://localhost:3000/?subscribed=1"}""", 200, """{"session_id":"<string>","checkout_url":"<url>","customer_id":"<string>"}""" },
        { "D6 top-up", "mail", "POST /checkouts", """{"product_cart":[{"product_id":"email_topup","quantity":1}],"customer":{"customer_id":"{mail}"},"return_url":"http://localhost:3000/?topped_up=1"}""", 200, """{"session_id":"<string>","checkout_url":"<url>"}""" },
        { "D6 another's", "mail", "POST /checkouts", """{"product_cart":[{"product_id":"email_topup","quantity":1}],"customer":{"customer_id":"ledger"}}""", 404, Refused(404, "account_not_found") },
        { "D6 unknown, new", "admin", "POST /checkouts", """{"product_cart":[{"product_id":"nothing","quantity":1}],"customer":{"email":"nobody@example.com"}}""", 404, Refused(404, "package_not_found") },
        { "D6 unknown", "mail", "POST /checkouts", """{"product_cart":[{"product_id":"nothing","quantity":1}]}""", 404, Refused(404, "package_not_found") },
        { "D7 balance", "ledger", "GET /credit-entitlements/emails/balances/ledger", null, 200, """{"id":"<string>","customer_id":"ledger","credit_entitlement_id":"emails","balance":"4231","overage":"0","created_at":"2026-03-01T00:00:00Z","updated_at":"<time>"}""" },
        { "D7 list", "ledger", "GET /credit-entitlements/emails/balances?page_size=10&page_number=0", null, 200, """{"items":[{"customer_id":"ledger","balance":"4231"}]}""" },
        { "D7 list, named", "admin", "GET /credit-entitlements/emails/balances?customer_id=ledger", null, 200, """{"items":[{"customer_id":"ledger","balance":"4231"}]}""" },
        { "D7 list, another's", "ledger", "GET /credit-entitlements/emails/balances?customer_id=spender", null, 404, Refused(404, "account_not_found") },
        { "D7 grants", "ledger", "GET /credit-entitlements/emails/balances/ledger/grants?status=active", null, 200, """{"items":[{"id":"<string>","customer_id":"ledger","credit_entitlement_id":"emails","initial_amount":"4232","remaining_amount":"4231","source_type":"api","is_expired":false,"is_rolled_over":false,"created_at":"<time>","expires_at":"2026-03-31T00:00:00Z"}]}""" },
        { "D7 ledger", "ledger", "GET /credit-entitlements/emails/balances/ledger/ledger", null, 200, """{"items":[{"id":"<string>","customer_id":"ledger","credit_entitlement_id":"emails","transaction_type":"credit_deducted","is_credit":false,"amount":"1","balance_before":"4232","balance_after":"4231","overage_before":"0","overage_after":"0","created_at":"<time>","metadata":{}},{"transaction_type":"credit_added","is_credit":true,"amount":"4232"}]}""" },
        { "D7 ledger, page 1", "ledger", "GET /credit-entitlements/emails/balances/ledger/ledger?page_size=1&page_number=1", null, 200, """{"items":[{"transaction_type":"credit_added"}],"has_more":false}""" },
        { "D7 ledger, by type", "ledger", "GET /credit-entitlements/emails/balances/ledger/ledger?transaction_type=credit_added", null, 200, """{"items":[{"amount":"4232"}]}""" },
        { "D7 unknown", "ledger", "GET /credit-entitlements/nothing/balances/ledger", null, 404, Refused(404, "credit_type_not_found") },
        { "D8 insufficient", "spender", "POST /credit-entitlements/emails/balances/spender/ledger-entries", """{"amount":"11","entry_type":"debit"}""", 402, Refused(402, "insufficient_credits") },
        { "D8 by an account's key", "spender", "POST /credit-entitlements/emails/balances/spender/ledger-entries", """{"amount":"11","entry_type":"credit"}""", 403, Refused(403, "forbidden") },
        { "D8 neither", "spender", "POST /credit-entitlements/emails/balances/spender/ledger-entries", """{"amount":"11","entry_type":"gift"}""", 422, Refused(422, "invalid_request") },
        { "D8 at /v1", "admin", "POST /v1/accounts/buyer/ledger-entries", """{"amount":"5000","entry_type":"credit","reason":"welcome"}""", 201, """{"credit_entitlement_id":"emails","amount":"5000"}""" },
        { "D9 get", "ledger", "GET /credit-entitlements/emails", null, 200, """{"id":"emails","name":"Email Credits","unit":"email","precision":0,"expires_after_days":30,"overage_enabled":false,"overage_behavior":"<string>","rollover_enabled":false,"created_at":"<time>"}""" },
        { "D9 list", "ledger", "GET /credit-entitlements?page_size=100", null, 200, """{"items":[{"id":"<string>","name":"<string>"}]}""" },
        { "D9 precision", "admin", "PATCH /credit-entitlements/emails", """{"precision":2}""", 409, Refused(409, "precision_immutable") },
        { "D9 adjust", "admin", "POST /v1/accounts/buyer/adjustments", """{"credit_type":"usd","amount":"4000","reason":"by hand"}""", 201, """{"entry_id":"<string>"}""" },
        { "D10", "mail", "GET /subscriptions/{mail.subscription}/credit-usage", null, 200, """{"subscription_id":"{mail.subscription}","items":[{"credit_entitlement_id":"emails","credit_entitlement_name":"Email Credits","unit":"email","balance":"5000","overage":"0","overage_enabled":false,"overage_limit":null,"remaining_headroom":null,"limit_reached":false}]}""" },
        { "D10 by name", "admin", "GET /subscriptions/{mail.subscription}/credit-usage?customer_id={mail}", null, 200, """{"items":[{"balance":"5000"}]}""" },
        { "D10 another's, named", "ledger", "GET /subscriptions/{mail.subscription}/credit-usage?customer_id={mail}", null, 404, Refused(404, "account_not_found") },
        { "D10 another's", "ledger", "GET /subscriptions/{mail.subscription}/credit-usage", null, 404, Refused(404, "subscription_not_found") },
    };

    [Theory(DisplayName = "Every seed endpoint")]
    [MemberData(nameof(Rows))]
    public async Task Answers_as_the_seed_prints(string row, string who, string request, string? body, int status, string reply)
    {
        var (method, path) = (request.Split(' ')[0], shop.Named(request.Split(' ')[1]));

        var answer = await shop.As(who).Send(new HttpMethod(method), path, body is null ? null : shop.Named(body));

        Assert.True(answer.Status == status, $"{row}: {answer.Status} {answer.Text}");
        var difference = JsonShape.Difference(JsonElement.Parse(shop.Named(reply)), answer.Json);
        Assert.True(difference is null, $"{row}: {difference}\n{answer.Text}");
    }

    [Theory(DisplayName = "Seed S6, P7, A5: Stripe's webhooks come in where each of them has its own")]
    [InlineData("/webhook/stripe")]
    [InlineData("/api/v1/billing/webhooks")]
    [InlineData("/v1/stripe/webhooks")]
    public async Task Webhooks(string path)
    {
        var body = WebhookFixture.Event("evt_" + Guid.NewGuid().ToString("N"), "customer.subscription.updated");
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.TryAddWithoutValidation(
            "Stripe-Signature", SignedBody.Header(WebhookFixture.Secret, DateTimeOffset.UtcNow, body));

        var answer = await shop.Api.Nobody.SendContent(HttpMethod.Post, path, content);

        Assert.Equal((200, "True"), (answer.Status, answer["received"]));
    }

    [Fact(DisplayName = "Seed D8: the same entry again is the first answer again; another under its key is 422")]
    public async Task A_ledger_entry_counts_once()
    {
        const string Path = "/credit-entitlements/emails/balances/spender/ledger-entries";
        var entry = new { amount = "1", entry_type = "debit", reason = "email send re_123", idempotency_key = "re_123", metadata = new { to = "bob" } };
        const string Shape = """{"id":"<string>","customer_id":"spender","credit_entitlement_id":"emails","entry_type":"debit","is_credit":false,"amount":"1","balance_before":"10","balance_after":"9","overage_before":"0","overage_after":"0","created_at":"<time>","grant_id":"<string>","reason":"email send re_123","metadata":{"to":"bob"}}""";

        var first = await shop.As("spender").Post(Path, entry);
        var again = await shop.As("spender").Post(Path, entry);
        var other = await shop.As("spender").Post(Path, new { amount = "2", entry_type = "debit", idempotency_key = "re_123" });

        Assert.Equal((201, false), (first.Status, first.Replayed));
        Assert.Null(JsonShape.Difference(JsonElement.Parse(Shape), first.Json));
        Assert.Equal((201, true, first.Text), (again.Status, again.Replayed, again.Text));
        Assert.Equal((422, "idempotency_key_reused"), (other.Status, other.Code));
    }

    [Fact(DisplayName = "Seed D9: an entitlement is made, renamed, deleted and taken back")]
    public async Task An_entitlements_life()
    {
        var made = await shop.Admin.Post(
            "/credit-entitlements",
            new { name = "Minutes", unit = "minute", precision = 1, expires_after_days = 30, overage_enabled = false, rollover_enabled = false },
            "minutes");
        Assert.True(made.Status == 201, made.Text);
        var id = made["id"]!;
        Assert.StartsWith("cent_", id, StringComparison.Ordinal);
        Assert.Equal(("Minutes", "minute", "1", "30"), (made["name"], made["unit"], made["precision"], made["expires_after_days"]));
        Assert.Equal(id, (await shop.Admin.Get($"/v1/credit-types/{id}"))["code"]);

        Assert.Equal("Talk", (await shop.Admin.Patch($"/credit-entitlements/{id}", new { name = "Talk" }))["name"]);
        Assert.Equal("True", (await shop.Admin.Delete($"/credit-entitlements/{id}"))["deleted"]);
        Assert.Contains(id, (await shop.Admin.Get("/credit-entitlements?deleted=true")).Text, StringComparison.Ordinal);
        Assert.Equal("False", (await shop.Admin.Post($"/credit-entitlements/{id}/undelete"))["deleted"]);

        var rollover = await shop.Admin.Post("/credit-entitlements", new { name = "x", unit = "x", precision = 0, rollover_enabled = true });
        Assert.Equal((422, "rollover_enabled"), (rollover.Status, rollover["field"]));
    }

    [Fact(DisplayName = "Seed A3: the same key again is the same page; who subscribed comes back to BILLING_RETURN_URL?status=success")]
    public async Task The_same_key_is_the_same_page()
    {
        var first = await shop.As("buyer").Post("/billing/checkout", new { plan_slug = "hobby" }, "optional-stable-key");
        var again = await shop.As("buyer").Post("/billing/checkout", new { plan_slug = "hobby" }, "optional-stable-key");

        Assert.Equal((200, first["url"], true), (again.Status, again["url"], again.Replayed));
        var session = await shop.Stripe(HttpMethod.Get, $"/v1/checkout/sessions/{first["data.sessionId"]}");
        Assert.Equal("https://shop.example/billing?status=success", session["success_url"]);
    }

    private static string Refused(int status, string code) => Problem
        .Replace("CODE", code, StringComparison.Ordinal)
        .Replace("STATUS", status.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
