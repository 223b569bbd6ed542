using System.Collections.Immutable;
using Billing.Api.Json;
using Billing.Contracts;
using Billing.Contracts.Webhooks;

namespace Billing.Api.WebhookEndpoints;

/// <summary>The bodies of POST /v1/webhook-endpoints and of a PATCH.</summary>
internal readonly record struct WebhookEndpointBody(
    string? Url,
    ImmutableArray<string>? Events,
    bool EventsGiven,
    string? Description,
    bool DescriptionGiven,
    bool? Enabled)
{
    /// <summary>The most characters of a description.</summary>
    public const int MaxDescriptionLength = 200;

    internal static readonly FieldSet NewFields = new("url", "events", "description", "idempotency_key");
    internal static readonly FieldSet PatchFields = new("url", "events", "description", "enabled", "idempotency_key");

    public WebhookEndpointRequest ToRequest(CallKey key) => new(key, Url!, Events, Description);

    public WebhookEndpointPatch ToPatch(string id) =>
        new(id, Url, Events, EventsGiven, Description, DescriptionGiven, Enabled);

    public static WebhookEndpointBody ReadNew(ref BodyReader body) => Read(ref body, NewFields);

    public static WebhookEndpointBody ReadPatch(ref BodyReader body) => Read(ref body, PatchFields);

    private static WebhookEndpointBody Read(ref BodyReader body, FieldSet fields)
    {
        var read = default(WebhookEndpointBody);
        if (!body.EnterObject())
            return read;
        while (body.Next(fields) is { } field)
        {
            switch (field)
            {
                case "url":
                    read = read with { Url = body.Text(TextLimits.Url) };
                    break;
                case "events":
                    read = read with { Events = body.List(ReadEvent), EventsGiven = true };
                    break;
                case "description":
                    read = read with { Description = body.Text(MaxDescriptionLength), DescriptionGiven = true };
                    break;
                case "enabled":
                    read = read with { Enabled = body.IsNull ? null : body.Flag() };
                    break;
                case "idempotency_key":
                    body.ReadKey();
                    break;
            }
        }
        return read;
    }

    private static string ReadEvent(ref BodyReader body) => body.Text(TextLimits.Name) ?? "";
}
