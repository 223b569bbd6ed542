namespace Billing.Api.Tests.WebhookEndpoints;

/// <summary>Webhook endpoints as administrators make and change them.</summary>
[Collection(ApiTests.Name)]
public sealed class WebhookEndpointTests(ApiFixture fixture)
{
    private const string Path = "/v1/webhook-endpoints";

    private static readonly string[] Events = ["usage.*", "credit.added"];

    [Fact]
    public async Task An_endpoint_is_made_read_changed_and_deleted()
    {
        var made = await fixture.Admin.Post(
            Path, new { url = "https://example.com/hook", events = Events });
        Assert.Equal(201, made.Status);
        Assert.Equal(("https://example.com/hook", "enabled", null), (made["url"], made["status"], made["disabled_reason"]));
        Assert.StartsWith("we_", made["id"], StringComparison.Ordinal);
        Assert.StartsWith("whsec_", made["secret"], StringComparison.Ordinal);
        Assert.Equal("no-store", made.Headers["Cache-Control"].Single());

        var one = $"{Path}/{made["id"]}";
        Assert.Null((await fixture.Admin.Get(one))["secret"]);
        var changed = await fixture.Admin.Patch(one, new { enabled = false, description = "staging" });
        Assert.Equal(
            (200, "disabled", "operator", "staging", "https://example.com/hook"),
            (changed.Status, changed["status"], changed["disabled_reason"], changed["description"], changed["url"]));
        var enabled = await fixture.Admin.Patch(one, new { enabled = true, url = "https://example.org/" });
        Assert.Equal(("enabled", "https://example.org/"), (enabled["status"], enabled["url"]));
        Assert.Equal(200, (await fixture.Admin.Get($"{one}/deliveries?status=failed&limit=5")).Status);
        Assert.Contains(made["id"]!, (await fixture.Admin.Get(Path)).Text, StringComparison.Ordinal);

        Assert.Equal(204, (await fixture.Admin.Delete(one)).Status);
        ApiAnswer[] answers =
            [await fixture.Admin.Get(one), await fixture.Admin.Delete(one), await fixture.Admin.Get($"{one}/deliveries")];
        foreach (var gone in answers)
            Assert.Equal((404, "webhook_endpoint_not_found"), (gone.Status, gone["code"]));
    }

    [Fact]
    public async Task The_same_key_makes_one_endpoint_and_shows_its_secret_once()
    {
        var (body, key) = (new { url = "https://example.com/keyed" }, ApiFixture.NewName("webhook"));
        var first = await fixture.Admin.Post(Path, body, key);
        var again = await fixture.Admin.Post(Path, body, key);
        Assert.Equal((first["id"], null, true), (again["id"], again["secret"], again.Replayed));
        var other = await fixture.Admin.Post(Path, new { url = "https://example.com/other" }, key);
        Assert.Equal((422, "idempotency_key_reused"), (other.Status, other["code"]));

        var rotated = await fixture.Admin.Post($"{Path}/{first["id"]}/rotate-secret", new { overlap_seconds = 60 });
        Assert.Equal((200, first["id"]), (rotated.Status, rotated["id"]));
        Assert.NotEqual(first["secret"], rotated["secret"]);
        Assert.NotNull(rotated["previous_expires_at"]);
        var missing = await fixture.Admin.Post($"{Path}/{first["id"]}/deliveries/msg_0/replay", new { });
        Assert.Equal((404, "delivery_not_found"), (missing.Status, missing["code"]));
    }

    [Theory(DisplayName = "I1: a URL of a private network, and a type that there is not, are refused")]
    [InlineData("""{"events":["credit.*"]}""", "url")]
    [InlineData("""{"url":"http://example.com/"}""", "url")]
    [InlineData("""{"url":"https://169.254.169.254/latest"}""", "url")]
    [InlineData("""{"url":"https://localhost/"}""", "url")]
    [InlineData("""{"url":"https://example.com/","events":[]}""", "events")]
    [InlineData("""{"url":"https://example.com/","events":["credit.aded"]}""", "events")]
    [InlineData("""{"url":"https://example.com/","description":""}""", "description")]
    public async Task What_cannot_be_is_refused(string body, string field)
    {
        var refused = await fixture.Admin.Post(Path, body);
        Assert.Equal((422, "invalid_request", field), (refused.Status, refused["code"], refused["field"]));
    }

    [Fact]
    public async Task Only_administrators_see_endpoints()
    {
        var account = await fixture.ClientOf(await fixture.OpenAccount());
        Assert.Equal(403, (await account.Get(Path)).Status);
        Assert.Equal(403, (await account.Post(Path, new { url = "https://example.com/" })).Status);
    }
}
