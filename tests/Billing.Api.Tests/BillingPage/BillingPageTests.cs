using System.Net;
using System.Text.RegularExpressions;
using Billing.Api.BillingPage;
using Billing.Api.Tests.Provider;
using Microsoft.Extensions.DependencyInjection;

namespace Billing.Api.Tests.BillingPage;

/// <summary>The page where a customer looks after his billing, over HTTP, with the sandbox behind it.</summary>
public sealed partial class BillingPageTests(ShopFixture shop) : IClassFixture<ShopFixture>, IDisposable
{
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task It_shows_plan_balance_card_and_invoices()
    {
        var (account, _) = await shop.Open();
        await shop.Buy(account, "subscription", new { plan = "mailkit" });
        await shop.EmailsBecome(account, "5000");
        await shop.Admin.Post($"/v1/accounts/{account}/usage", new { credit_type = "emails", amount = "1" });

        var page = await Show(await Link(account));

        Assert.Contains("<p class=\"big\">MailKit</p>", page, StringComparison.Ordinal);
        Assert.Contains("4,999 <span class=\"unit\">emails</span>", page, StringComparison.Ordinal);
        Assert.Contains("4,999 of 5,000", page, StringComparison.Ordinal);
        Assert.Contains("until 1 April 2026", page, StringComparison.Ordinal);
        Assert.Contains("Visa ending in 4242", page, StringComparison.Ordinal);
        Assert.Contains("19.00 USD", page, StringComparison.Ordinal);
        Assert.Contains("1,000 emails", page, StringComparison.Ordinal);
        Assert.Contains("Change or cancel", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"picture\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_is_bought_from_it()
    {
        var (account, _) = await shop.Open();
        var link = await Link(account);
        Assert.Contains("No card is on file", await Show(link), StringComparison.Ordinal);

        using var bought = await Post($"{link}/topup", new() { ["package"] = "emails_1000" });
        Assert.Equal(HttpStatusCode.SeeOther, bought.StatusCode);
        await shop.Pay(bought.Headers.Location!.ToString());
        await shop.EmailsBecome(account, "1000");

        var page = await Show(link + "?done=paid");
        Assert.Contains("Thank you", page, StringComparison.Ordinal);
        Assert.Contains("1,000 <span class=\"unit\">emails</span>", page, StringComparison.Ordinal);
        Assert.Contains("does not expire", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_subscribed_to_and_looked_after_from_it()
    {
        var (account, _) = await shop.Open();
        var link = await Link(account);

        using var begun = await Post($"{link}/subscribe", new() { ["plan"] = "mailkit" });
        await shop.Pay(begun.Headers.Location!.ToString());
        await shop.EmailsBecome(account, "5000");
        using var portal = await Post($"{link}/portal", []);
        using var card = await _browser.GetAsync(new Uri(link + "/card"));

        Assert.Contains("/p/session/", portal.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("/p/session/", card.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var again = await Post($"{link}/subscribe", new() { ["plan"] = "mailkit" });
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("role=\"alert\"", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("topup", "package")]
    [InlineData("subscribe", "plan")]
    [InlineData("card/attach", "payment_method")]
    public async Task A_form_that_says_nothing_sensible_changes_nothing(string form, string field)
    {
        var (account, _) = await shop.Open();
        var link = await Link(account);

        using var unknown = await Post($"{link}/{form}", new() { [field] = "<nothing>" });
        using var empty = await _browser.PostAsync(new Uri($"{link}/{form}"), null);

        Assert.InRange((int)unknown.StatusCode, 400, 499);
        Assert.InRange((int)empty.StatusCode, 400, 499);
        Assert.DoesNotContain("<nothing>", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await shop.Emails(account));
    }

    [Fact]
    public async Task Nothing_that_anybody_wrote_becomes_markup()
    {
        var account = ApiFixture.NewName("shop");
        await shop.Admin.Post("/v1/accounts", new { id = account, name = "<script>alert('x')</script>\"" });

        using var answer = await _browser.GetAsync(new Uri(await Link(account, "https://back.test/?a=\"><script>")));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(("no-store", "no-referrer"), (answer.Headers.CacheControl?.ToString(), answer.Headers.GetValues("Referrer-Policy").Single()));
    }

    [Fact]
    public async Task A_link_that_is_over_or_was_changed_opens_nothing()
    {
        var (account, _) = await shop.Open();
        var links = shop.Api.App.Services.GetRequiredService<BillingLinks>();
        var over = (await links.Make(new BillingLink(account, DateTimeOffset.UtcNow.AddSeconds(-1), null))).Token;
        var link = await Link(account);

        foreach (var dead in new[] { Base(link) + over, link[..^2] + "AA", link + "A", Base(link) + "x.y", Base(link) + "x" })
        {
            using var answer = await _browser.GetAsync(new Uri(dead));
            using var form = await Post($"{dead}/topup", new() { ["package"] = "emails_1000" });
            Assert.Equal((404, 404), ((int)answer.StatusCode, (int)form.StatusCode));
            Assert.DoesNotContain(account, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"ttl_seconds":59}""", "ttl_seconds")]
    [InlineData("""{"ttl_seconds":86401}""", "ttl_seconds")]
    [InlineData("""{"return_url":"javascript:alert(1)"}""", "return_url")]
    public async Task A_link_is_not_made_of_anything(string body, string field)
    {
        var (account, _) = await shop.Open();

        var answer = await shop.Admin.Post($"/v1/accounts/{account}/billing-links", body);

        Assert.Equal((422, field), (answer.Status, answer["field"]));
        Assert.Equal(404, (await shop.Admin.Post("/v1/accounts/nobody-here/billing-links")).Status);
    }

    [Fact]
    public async Task An_address_to_go_back_to_that_makes_the_link_too_long_is_refused()
    {
        var (account, _) = await shop.Open();

        var answer = await shop.Admin.Post(
            $"/v1/accounts/{account}/billing-links", new { return_url = "https://back.test/?" + new string('&', 2000) });

        Assert.Equal((422, "return_url"), (answer.Status, answer["field"]));
    }

    [Fact]
    public async Task A_link_that_is_called_again_and_again_is_told_to_wait()
    {
        var (account, _) = await shop.Open();
        var link = await Link(account);

        for (var calls = 1; ; calls++)
        {
            using var answer = await _browser.GetAsync(new Uri(link));
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.InRange(calls, 1, 200);
                continue;
            }
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            break;
        }
    }

    private async Task<string> Link(string account, string? back = null)
    {
        var made = await shop.Admin.Post($"/v1/accounts/{account}/billing-links", back is null ? null : new { return_url = back });
        Assert.True(made.Status == 201, made.Text);
        Assert.Equal("account url expires_at", made.FieldNames());
        return made["url"]!;
    }

    private static string Base(string link) => Everything().Match(link).Value;

    private async Task<string> Show(string link)
    {
        using var answer = await _browser.GetAsync(new Uri(link));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> Post(string url, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await _browser.PostAsync(new Uri(url), form);
    }

    [GeneratedRegex("^.*/pages/billing/")]
    private static partial Regex Everything();
}
