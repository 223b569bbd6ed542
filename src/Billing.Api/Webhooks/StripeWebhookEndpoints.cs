using System.Text;
using Billing.Api.Auth;
using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;
using Billing.Contracts.Payments;

namespace Billing.Api.Webhooks;

/// <summary>
/// Where Stripe sends its events. What is answered with 200 is in the store; anything else is sent again by Stripe (SEMANTICS E9).
/// </summary>
internal static class StripeWebhookEndpoints
{
    /// <summary>The path of ours; the others are those of the services that this one takes the place of.</summary>
    public const string Path = "/v1/stripe/webhooks";

    private const int Limit = 256 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly WebhookAnswer Received = new(true);

    public static void MapStripeWebhooks(this IEndpointRouteBuilder routes)
    {
        Map(Path, "receiveStripeEvent");
        Map("/webhook/stripe", "receiveStripeEventSends");
        Map("/api/v1/billing/webhooks", "receiveStripeEventMail");

        void Map(string path, string operationId) =>
            routes.MapPost(path, Post).Allow(Access.Public).Describe(StripeOperations.Receive(operationId));
    }

    private static async Task<IResult> Post(
        HttpRequest request, WebhookSecrets secrets, IGrainFactory grains, TimeProvider clock, ILogger<WebhookSecrets> logger)
    {
        if (secrets.All.Count == 0)
            return Problem.Of(ErrorTable.NotFound, "There is nothing at this path: STRIPE_WEBHOOK_SECRET is not set.");
        var (bytes, problem) = await RawBody.Read(request, Limit);
        if (problem is not null)
            return problem;
        var header = request.Headers["Stripe-Signature"] is [{ } one] ? one : null;
        if (StripeSignature.Fault(bytes, header, secrets.All, clock.GetUtcNow()) is { } fault)
        {
            ApiLog.WebhookRefused(logger, fault);
            return Problem.Of(ErrorCodes.SignatureInvalid, fault);
        }
        if (Decode(bytes) is not { } body)
            return Problem.Malformed("The body is not UTF-8.");
        var reply = await grains.GetGrain<IStripeInboxGrain>(IStripeInboxGrain.Key).Receive(body);
        return reply.Error is { } error ? Problem.Of(error) : Answer.Ok(Received, ApiJson.Default.WebhookAnswer);
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

/// <summary>That an event is in the store.</summary>
internal sealed record WebhookAnswer(bool Received);
