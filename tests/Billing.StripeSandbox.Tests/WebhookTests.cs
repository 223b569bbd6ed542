using System.Security.Cryptography;
using System.Text;
using Billing.StripeSandbox.Webhooks;

namespace Billing.StripeSandbox.Tests;

public sealed class WebhookTests
{
    [Fact]
    public async Task A_delivery_is_signed_over_its_time_and_body()
    {
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(_ => { });
        var endpoint = await Register(host, inbox, "customer.created");
        Assert.StartsWith("whsec_", endpoint.Text("secret"), StringComparison.Ordinal);
        await host.Stripe.Customer(card: null);

        var letter = Assert.Single(await inbox.Receive("customer.created"));
        var parts = letter.Signature.Split(',').Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => part[1]);
        byte[] signed = [.. Encoding.UTF8.GetBytes(parts["t"] + "."), .. letter.Body];
        Assert.Equal(Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(endpoint.Need("secret")), signed)), parts["v1"]);
        Assert.Equal("event", letter.Event.Text("object"));
        Assert.False(letter.Event.Flag("livemode"));
    }

    [Fact]
    public void A_signature_is_what_others_compute_for_the_same_secret_time_and_body()
    {
        // HMAC-SHA256("secret", "1.x"), by openssl.
        Assert.Equal("t=1,v1=33270e99f50e3d3ec295e0d7185dc323a6231c2739f396d70e6b71ea6a435486",
            Signature.Header("secret", 1, "x"u8));
    }

    [Fact]
    public async Task A_refused_delivery_is_tried_again_until_it_is_accepted()
    {
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(_ => { });
        await Register(host, inbox, "product.created");
        inbox.Refusals = 2;
        (await host.Stripe.Post("/v1/products", "name=again")).Ok();
        var letters = await inbox.Receive("product.created", 3);
        Assert.Single(letters.Select(letter => letter.Event.Id()).Distinct());
        await Until(async () =>
            (await host.Stripe.Read("/v1/events?type=product.created&delivery_success=true")).Items("data").Any());
        Assert.Equal(3, inbox.Letters.Count);
    }

    [Fact]
    public async Task A_delivery_that_never_succeeds_is_found_among_the_events()
    {
        await using var host = await SandboxHost.Started(_ => { });
        (await host.Stripe.Post(
            "/v1/webhook_endpoints", $"url=http://127.0.0.1:{SandboxHost.FreePort()}/&enabled_events[]=*")).Ok();
        (await host.Stripe.Post("/v1/products", "name=lost")).Ok();
        await Until(
            async () => (await host.Stripe.Read("/v1/events?delivery_success=false&type=product.created")).Items("data")
            .Any(stored => stored.Number("pending_webhooks") == 0));
    }

    [Fact]
    public async Task Only_what_was_asked_for_is_delivered()
    {
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(_ => { });
        var endpoint = await Register(host, inbox, "price.created");
        (await host.Stripe.Post("/v1/prices", "currency=usd&unit_amount=1&product_data[name]=x")).Ok();
        await inbox.Receive("price.created");
        Assert.DoesNotContain(inbox.Letters, letter => letter.Event.Text("type") == "product.created");
        (await host.Stripe.Post($"/v1/webhook_endpoints/{endpoint.Id()}", "disabled=true")).Ok();
        (await host.Stripe.Post("/v1/prices", "currency=usd&unit_amount=2&product_data[name]=y")).Ok();
        (await host.Stripe.Post($"/v1/webhook_endpoints/{endpoint.Id()}", "disabled=false")).Ok();
        (await host.Stripe.Post("/v1/prices", "currency=usd&unit_amount=3&product_data[name]=z")).Ok();
        await Until(
            () => Task.FromResult(inbox.Letters.Any(letter => letter.Event.Number("data.object.unit_amount") == 3)));
        Assert.DoesNotContain(inbox.Letters, letter => letter.Event.Number("data.object.unit_amount") == 2);
    }

    [Fact]
    public async Task An_event_comes_in_the_version_of_its_endpoint()
    {
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(_ => { });
        (await host.Stripe.Post(
            "/v1/webhook_endpoints", $"url={inbox.Url}&enabled_events[]=*&api_version=2026-10-28.endive")).Ok();
        (await host.Stripe.Post("/v1/products", "name=versioned")).Ok();
        Assert.Equal("2026-10-28.endive", (await inbox.Receive("product.created"))[0].Event.Text("api_version"));
    }

    [Fact]
    public async Task Deliveries_can_be_held_and_doubled()
    {
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(_ => { });
        await Register(host, inbox, "product.created");
        (await host.Stripe.Post("/_sandbox/webhooks", "paused=true&copies=2&shuffled=true")).Ok();
        (await host.Stripe.Post("/v1/products", "name=held")).Ok();
        Assert.Empty(inbox.Letters);
        Assert.Equal(1, (await host.Stripe.Events("product.created"))[0].Number("pending_webhooks"));
        Assert.Single((await host.Stripe.Read("/v1/events?delivery_success=false")).Items("data"));
        (await host.Stripe.Post("/_sandbox/webhooks", "paused=false")).Ok();
        Assert.Equal(2, (await inbox.Receive("product.created", 2)).Count);
    }

    [Fact]
    public async Task The_endpoint_of_the_settings_is_there_from_the_start()
    {
        await using var inbox = await Inbox.Open();
        await using var host = await SandboxHost.Started(options =>
        {
            options.WebhookUrl = inbox.Url;
            options.WebhookSecret = "whsec_settings";
        });
        (await host.Stripe.Post("/v1/products", "name=settings")).Ok();
        var letter = (await inbox.Receive("product.created"))[0];
        var time = long.Parse(letter.Signature.Split(',')[0][2..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Signature.Header("whsec_settings", time, letter.Body), letter.Signature);
    }

    private static async Task<JsonObject> Register(SandboxHost host, Inbox inbox, string type) =>
        (await host.Stripe.Post("/v1/webhook_endpoints", $"url={inbox.Url}&enabled_events[]={type}")).Ok();

    private static async Task Until(Func<Task<bool>> isSo)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not come true in time");
            await Task.Delay(20);
        }
    }
}
