using System.Globalization;
using Billing.Contracts;
using Billing.Contracts.Webhooks;
using Billing.Grains.Admin;
using Microsoft.Extensions.Logging;

namespace Billing.Grains.Webhooks;

/// <summary>Gives webhook endpoints new secrets.</summary>
public sealed class WebhookSecretStore(AdminDatabase database, ILogger<WebhookSecretStore> logger)
{
    private const string Operation = "webhook_endpoints.rotate_secret";

    /// <summary>A new secret, in this reply alone; the one before signs too for a while (SEMANTICS I1).</summary>
    public async Task<WebhookSecretReply> Rotate(WebhookSecretRequest request)
    {
        if (!WebhookEndpointContent.IsId(request.Id))
            return Refuse(WebhookEndpointStore.NotFound());
        if (RequestRules.KeyFault(request.Key) is { } fault)
            return Refuse(fault);
        if (request.OverlapSeconds is < 0 or > WebhookEndpointContent.MaxOverlapSeconds)
        {
            return Refuse(RequestRules.Invalid(
                "overlap_seconds", $"overlap_seconds is 0 to {WebhookEndpointContent.MaxOverlapSeconds}."));
        }
        var overlap = request.OverlapSeconds.ToString(CultureInfo.InvariantCulture);
        var asked = new AdminRequest(Operation, request.Key, [new("id", request.Id), new("overlap_seconds", overlap)]);
        var reply = await database.Run(
            async transaction =>
            {
                if (await AdminRequests.Find<WebhookSecretReply>(transaction, asked) is { } earlier)
                    return earlier.Error is { } reused ? Refuse(reused) : earlier.Reply! with { Replayed = true };
                if (await WebhookEndpointTable.FindAndLock(transaction, request.Id) is not { } row)
                    return Refuse(WebhookEndpointStore.NotFound());
                var secret = WebhookSecret.Create();
                var expiresAt = transaction.Now.AddSeconds(request.OverlapSeconds);
                await WebhookEndpointTable.Rotate(transaction, row.No, secret, expiresAt);
                var withoutSecret = new WebhookSecretReply(null, request.Id, null, expiresAt, false);
                await AdminRequests.Save(transaction, asked, withoutSecret);
                await transaction.Commit();
                return withoutSecret with { Secret = secret };
            },
            Refuse);
        if (reply is { Error: null, Replayed: false })
            WebhookLog.Changed(logger, request.Id, "new secret");
        return reply;
    }

    private static WebhookSecretReply Refuse(ErrorReply error) => new(error, null, null, null, false);
}
