using Billing.Client;
using MailKit.Setup;

namespace MailKit.Webhooks;

/// <summary>Where Billing tells what happened. The path is the cookbook's.</summary>
internal static class WebhookEndpoints
{
    private const int LargestBody = 64 * 1024;

    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/dodo", Receive);

    private static async Task<IResult> Receive(
        HttpRequest request, WebhookSecrets secrets, SeenMessages seen, Notices notices, ILogger<Notices> logger)
    {
        // The signature is over these bytes, not over what a parser makes of them.
        if (await RawBody(request) is not { } body)
            return Fault.Of(StatusCodes.Status413PayloadTooLarge, "This is no webhook of Billing's.");
        if (secrets.Verifier is not { } verifier)
            return Fault.Of(StatusCodes.Status503ServiceUnavailable, "MailKit is starting; please try again.");
        var headers = request.Headers;
        var verdict = verifier.Verify(
            headers[WebhookVerifier.IdHeader],
            headers[WebhookVerifier.TimestampHeader],
            headers[WebhookVerifier.SignatureHeader],
            body);
        if (verdict.Event is not { } e)
        {
            MailKitLog.WebhookRefused(logger, verdict.Fault.ToString());
            return Results.Json(new Refusal(
                "invalid signature", verdict.Fault.ToString()), statusCode: StatusCodes.Status401Unauthorized);
        }
        if (seen.IsNew(e.Id))
            Handle(e, notices, logger);
        return Results.Ok(new Received(true));
    }

    private static void Handle(WebhookEvent e, Notices notices, ILogger logger)
    {
        var data = e.Data;
        if (data.CreditType != MailKitCatalog.CreditType)
            return;
        switch (e.Type)
        {
            case "credit.balance_low":
                MailKitLog.BalanceLow(logger, data.Account, data.AvailableBalance, data.ThresholdPercent);
                notices.Low(
                    data.Account,
                    data.Sequence,
                    new LowBalance(data.AvailableBalance ?? 0, data.ThresholdPercent, data.Threshold));
                break;
            case "credit.added":
                MailKitLog.CreditsMoved(logger, e.Type, data.Account, data.Amount);
                notices.Added(data.Account, data.Sequence, data.AvailableBalance);
                break;
            case "credit.rolled_over":
                MailKitLog.CreditsMoved(logger, e.Type, data.Account, data.Amount);
                break;
        }
    }

    private static async Task<byte[]?> RawBody(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int length;
        while ((length = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + length > LargestBody)
                return null;
            body.Write(buffer, 0, length);
        }
        return body.ToArray();
    }
}

/// <summary>A webhook was taken.</summary>
/// <param name="IsReceived">Always.</param>
internal sealed record Received(
    [property: System.Text.Json.Serialization.JsonPropertyName("received")] bool IsReceived);

/// <summary>A webhook was not believed.</summary>
/// <param name="Error">The cookbook's words.</param>
/// <param name="Reason">Which check failed.</param>
internal sealed record Refusal(string Error, string Reason);
