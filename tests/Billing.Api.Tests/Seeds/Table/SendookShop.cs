using Billing.Api.Tests.Provider;
using Billing.Api.Tests.Support;

namespace Billing.Api.Tests.Seeds.Table;

/// <summary>A service set up as Sendook's page says: everybody who registers has a customer and a metered subscription.</summary>
public sealed class SendookShop : ShopFixture
{
    private const string Product = "prod_emails";

    protected override IEnumerable<KeyValuePair<string, string?>> More =>
        [new("STRIPE_PRODUCT_ID", Product), new("STRIPE_METER_EVENT", "email_sent"), new("BILLING_METER_FLUSH_MS", "200")];

    protected override async Task MakeShop()
    {
        await SeedCatalogs.Make(Admin, "sendook");
        var meter = (await Stripe(
            HttpMethod.Post, "/v1/billing/meters", "default_aggregation[formula]=sum&display_name=Emails&event_name=email_sent"))["id"];
        await Stripe(HttpMethod.Post, "/v1/products", $"id={Product}&name=Emails");
        await Stripe(
            HttpMethod.Post,
            "/v1/prices",
            $"product={Product}&currency=usd&unit_amount=1&recurring[interval]=month&recurring[usage_type]=metered&recurring[meter]={meter}");
    }

    /// <summary>Registers an organization, and waits for its subscription.</summary>
    public async Task<ApiClient> Register(string organization, string? now)
    {
        var clock = now is null ? null : (await Admin.Post("/v1/test-clocks", new { now }))["id"];
        var opened = await Admin.Post(
            "/v1/accounts", new { id = organization, name = "Acme", email = $"{organization}@example.com", test_clock = clock });
        Assert.True(opened.Status == 201, opened.Text);
        await Eventually(async () => (await Admin.Get($"/v1/accounts/{organization}/subscription"))["metered.status"] == "active");
        return Api.As((await Admin.Post("/v1/api-keys", new { kind = "account", account = organization }))["key"]!);
    }
}
