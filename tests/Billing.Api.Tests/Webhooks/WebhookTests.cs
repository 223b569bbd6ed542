using System.Text;
using Billing.Api.Tests.Support;
using Billing.Testing;

namespace Billing.Api.Tests.Webhooks;

public sealed class WebhookTests(WebhookFixture fixture) : IClassFixture<WebhookFixture>
{
    private const string Secret = WebhookFixture.Secret;

    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    [Theory(DisplayName = "E1: what Stripe has not signed, or not lately, changes nothing")]
    [InlineData("unsigned")]
    [InlineData("forged")]
    [InlineData("of another secret")]
    [InlineData("old")]
    [InlineData("of the future")]
    [InlineData("of v0 only")]
    [InlineData("truncated")]
    [InlineData("signed twice over")]
    public async Task A_webhook_that_cannot_be_believed_changes_nothing(string how)
    {
        var body = WebhookFixture.Event("evt_refused", "invoice.paid");
        var sent = how == "truncated" ? body[..^2] : body;
        var header = how switch
        {
            "unsigned" => null,
            "forged" => $"t={Now.ToUnixTimeSeconds()},v1={new string('a', 64)}",
            "of another secret" => SignedBody.Header("whsec_other", Now, body),
            "old" => SignedBody.Header(Secret, Now.AddSeconds(-320), body),
            "of the future" => SignedBody.Header(Secret, Now.AddSeconds(320), body),
            "of v0 only" => SignedBody.Header(Secret, Now, body, "v0"),
            "signed twice over" => $"t={Now.ToUnixTimeSeconds()}," + SignedBody.Header(Secret, Now.AddDays(-1), body),
            _ => SignedBody.Header(Secret, Now, body),
        };

        var answer = await fixture.Send(sent, header);

        Assert.Equal((400, "signature_invalid"), (answer.Status, answer.Code));
        Assert.DoesNotContain(await fixture.Events(), one => one.GetProperty("id").GetString() == "evt_refused");
    }

    [Fact(DisplayName = "E1: a body of more than 256 kB is refused, whoever signed it")]
    public async Task A_large_body_is_refused()
    {
        var body = Encoding.UTF8.GetBytes(new string(' ', (256 * 1024) + 1));
        Assert.Equal(413, (await fixture.SendSigned(body)).Status);
    }

    [Theory(DisplayName = "E1: what is signed and no event is refused")]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"id":"evt_x"}""")]
    [InlineData("""{"id":7,"type":"invoice.paid"}""")]
    public async Task What_is_no_event_is_refused(string text)
    {
        var answer = await fixture.SendSigned(Encoding.UTF8.GetBytes(text));
        Assert.Equal("invalid_request", answer.Code);
        Assert.InRange(answer.Status, 400, 422);
    }

    [Fact(DisplayName = "E1: bytes that are no UTF-8 are refused")]
    public async Task Broken_text_is_refused() => Assert.Equal(400, (await fixture.SendSigned([0x7B, 0xFF, 0x7D])).Status);

    [Theory(DisplayName = "E2: an event that comes twice is there once, on each path")]
    [InlineData("/v1/stripe/webhooks")]
    [InlineData("/webhook/stripe")]
    [InlineData("/api/v1/billing/webhooks")]
    public async Task An_event_twice_is_one(string path)
    {
        var id = "evt_twice" + path.Length;
        var body = WebhookFixture.Event(id, "price.updated");

        Assert.Equal(200, (await fixture.SendSigned(body, path)).Status);
        Assert.Equal(200, (await fixture.SendSigned(body, path)).Status);

        Assert.Single(await fixture.Events(), one => one.GetProperty("id").GetString() == id);
    }

    [Fact(DisplayName = "E9: a type without effect is acknowledged and kept")]
    public async Task An_unknown_type_is_kept()
    {
        Assert.Equal(200, (await fixture.SendSigned(WebhookFixture.Event("evt_unknown", "moon.landed"))).Status);
        Assert.Equal("ignored", Assert.Single(
            await fixture.Events(), one => one.GetProperty("id").GetString() == "evt_unknown").GetProperty("status").GetString());
    }

    [Fact(DisplayName = "E9: an event of the other mode is acknowledged and ignored")]
    public async Task An_event_of_the_other_mode_is_ignored()
    {
        var body = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(WebhookFixture.Event("evt_live", "invoice.paid")).Replace("\"livemode\":false", "\"livemode\":true"));

        Assert.Equal(200, (await fixture.SendSigned(body)).Status);
        Assert.DoesNotContain(await fixture.Events(), one => one.GetProperty("id").GetString() == "evt_live");
    }

    [Fact(DisplayName = "E9: an event that fails is shown to the operator, who may try it again")]
    public async Task An_event_that_fails_is_shown()
    {
        // There is no Stripe to ask here.
        Assert.Equal(200, (await fixture.SendSigned(WebhookFixture.Event("evt_fails", "invoice.paid"))).Status);

        await Eventually.True(
            async () => (await fixture.Events("?status=failing")).Any(one => one.GetProperty("id").GetString() == "evt_fails"),
            TimeSpan.FromSeconds(30));
        var retried = await fixture.Api.Admin.Post("/v1/stripe/events/evt_fails/retry");
        Assert.Equal((200, "pending"), (retried.Status, retried["status"]));
        Assert.Equal(404, (await fixture.Api.Admin.Post("/v1/stripe/events/evt_none/retry")).Status);
        Assert.Equal(401, (await fixture.Api.Nobody.Get("/v1/stripe/events")).Status);
        Assert.Equal(400, (await fixture.Api.Admin.Get("/v1/stripe/events?status=odd")).Status);
    }

    [Fact(DisplayName = "E1: without a secret the endpoint is closed")]
    public async Task Without_a_secret_the_endpoint_is_closed()
    {
        await using var closed = await RunningApi.StartAsync(
            await TestDatabase.CreateEmptyAsync(), settings: [new("STRIPE_WEBHOOK_SECRET", " , ")]);
        var body = WebhookFixture.Event("evt_closed", "invoice.paid");
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Stripe-Signature", SignedBody.Header("", Now, body));

        Assert.Equal(404, (await closed.Nobody.SendContent(HttpMethod.Post, "/v1/stripe/webhooks", content)).Status);
    }
}
