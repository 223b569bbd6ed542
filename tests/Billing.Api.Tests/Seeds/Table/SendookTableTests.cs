using System.Text.Json;
using Billing.Api.Tests.Provider;
using Billing.Api.Tests.Support;

namespace Billing.Api.Tests.Seeds.Table;

/// <summary>Every endpoint that Sendook's page prints, in the order in which an organization calls them.</summary>
public sealed class SendookTableTests(SendookShop shop) : IClassFixture<SendookShop>
{
    private const string Card = """{"card":{"brand":"visa","last4":"4242","exp_month":"<number>","exp_year":"<number>"},"billing_details":{"address":{}}}""";

    [Fact(DisplayName = "Seed S1-S5, S7, S8: registered, a card attached, e-mails sent, the month's invoice as printed")]
    public async Task A_month_of_an_organization()
    {
        // S7. March 2024, as the page has it.
        var client = await shop.Register("org_1", "2024-03-01T00:00:00Z");
        var stands = await shop.Admin.Get("/v1/accounts/org_1/subscription");
        Assert.StartsWith("cus_", stands["customer_id"]!, StringComparison.Ordinal);
        Assert.StartsWith("sub_", stands["metered.id"]!, StringComparison.Ordinal);

        const string Methods = "/organizations/org_1/payment_methods";
        // S4 before there is any usage, S1 before there is a card.
        await Answers(client.Get($"{Methods}/invoice/current"), """{"invoice":null}""");
        await Answers(client.Get(Methods), """{"paymentMethod":null,"data":[]}""");
        // S2, S3, and S3 again.
        await Answers(client.Post($"{Methods}/setup-intent"), """{"clientSecret":"<string>","client_secret":"<string>"}""");
        for (var again = 0; again < 2; again++)
        {
            await Answers(
                client.Post($"{Methods}/attach", new { paymentMethodId = "pm_card_visa" }),
                $$"""{"success":true,"paymentMethod":{{Card}}}""");
        }
        // S1.
        await Answers(client.Get(Methods), $$"""{"paymentMethod":{{Card}},"data":[{"is_default":true}],"has_more":false}""");
        // S8: what is sent and what is received, in one Stripe meter.
        await Used(client, "email_sent", 1_000);
        await Used(client, "email_received", 500);
        // S4: its end is the last second of March.
        await ShopFixture.Eventually(async () => (await client.Get($"{Methods}/invoice/current")).Text.Contains(
            "\"amount_due\":1500", StringComparison.Ordinal));
        await Answers(
            client.Get($"{Methods}/invoice/current"),
            """{"invoice":{"id":"<string>","amount_due":1500,"currency":"usd","status":"draft","period_start":1709251200,"period_end":1711929599,"hosted_invoice_url":null}}""");
        // S5.
        await Answers(client.Get($"{Methods}/invoices?limit=10"), """{"invoices":"<list>","has_more":false}""");
        Assert.Equal(400, (await client.Get($"{Methods}/invoices?limit=101")).Status);
        Assert.Equal(422, (await client.Post($"{Methods}/attach", new { })).Status);
    }

    private static async Task Used(ApiClient client, string meter, int quantity) =>
        Assert.Equal(201, (await client.Post("/v1/accounts/org_1/usage", new { meter, quantity = $"{quantity}" })).Status);

    private static async Task Answers(Task<ApiAnswer> call, string shape)
    {
        var answer = await call;
        Assert.True(answer.Status == 200, answer.Text);
        var difference = JsonShape.Difference(JsonElement.Parse(shape), answer.Json);
        Assert.True(difference is null, $"{difference}\n{answer.Text}");
    }
}
