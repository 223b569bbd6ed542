using System.Text;
using System.Text.Json;
using Billing.Api.Tests.Support;
using Billing.Testing;

namespace Billing.Api.Tests.Webhooks;

/// <summary>A service that takes webhooks and has no Stripe to ask.</summary>
public sealed class WebhookFixture : IAsyncLifetime
{
    public const string Secret = "whsec_that_the_tests_chose";

    public RunningApi Api { get; private set; } = null!;

    public async Task InitializeAsync() => Api = await RunningApi.StartAsync(
        await TestDatabase.CreateEmptyAsync(),
        settings: [new("STRIPE_WEBHOOK_SECRET", $"whsec_old , {Secret}")]);

    public async Task DisposeAsync() => await Api.DisposeAsync();

    public Task<ApiAnswer> Send(byte[] body, string? signature, string path = "/v1/stripe/webhooks")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        if (signature is not null)
            content.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        return Api.Nobody.SendContent(HttpMethod.Post, path, content);
    }

    public Task<ApiAnswer> SendSigned(byte[] body, string path = "/v1/stripe/webhooks") =>
        Send(body, SignedBody.Header(Secret, DateTimeOffset.UtcNow, body), path);

    /// <summary>The events in the inbox, as the operator sees them.</summary>
    public async Task<JsonElement[]> Events(string query = "") =>
        [.. (await Api.Admin.Get($"/v1/stripe/events{query}")).Json.GetProperty("data").EnumerateArray()];

    public static byte[] Event(string id, string type, string more = "", string shown = """{"id":"in_1","customer":"cus_nobody"}""") =>
        Encoding.UTF8.GetBytes(
            $$"""{"id":"{{id}}","object":"event","api_version":"2026-07-29.dahlia","created":1772366400,"livemode":false,{{more}}"data":{"object":{{shown}}},"type":"{{type}}"}""");
}
