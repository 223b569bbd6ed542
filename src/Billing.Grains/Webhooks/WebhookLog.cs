using Microsoft.Extensions.Logging;

namespace Billing.Grains.Webhooks;

/// <summary>What sending webhooks logs. Event ids 4400 to 4449. Never a secret, a URL or a body.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(4400, LogLevel.Warning, "Webhook messages cannot be read or noted now; they wait")]
    public static partial void StoreAway(ILogger logger, Exception reason);

    [LoggerMessage(4401, LogLevel.Information, "Webhook messages can be read and noted again")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(4402, LogLevel.Warning, "What became of a message to webhook endpoint {Endpoint} may not be noted; it is then sent again")]
    public static partial void NotNoted(ILogger logger, string endpoint, Exception reason);

    [LoggerMessage(4403, LogLevel.Warning, "Webhook endpoint {Endpoint} fails, last with status {Status}; one message at a time is tried")]
    public static partial void Failing(ILogger logger, string endpoint, int? status);

    [LoggerMessage(4404, LogLevel.Information, "Webhook endpoint {Endpoint} answers again")]
    public static partial void Recovered(ILogger logger, string endpoint);

    [LoggerMessage(4405, LogLevel.Error, "Message {Message} to webhook endpoint {Endpoint} is given up; a replay sends it again")]
    public static partial void GivenUp(ILogger logger, string message, string endpoint);

    [LoggerMessage(4406, LogLevel.Error, "Webhook endpoint {Endpoint} is disabled: {Reason}. What is pending waits until it is enabled")]
    public static partial void Disabled(ILogger logger, string endpoint, string reason);

    [LoggerMessage(
        4409,
        LogLevel.Error,
        "A message {Type} of account {Account}, entry {Seq}, cannot be handed on ({Reason}) and is set aside in webhook_misfits")]
    public static partial void SetAside(ILogger logger, string type, string account, long seq, string reason);

    [LoggerMessage(4407, LogLevel.Information, "Webhook endpoint {Endpoint} made")]
    public static partial void Made(ILogger logger, string endpoint);

    [LoggerMessage(4408, LogLevel.Information, "Webhook endpoint {Endpoint} changed by an operator: {What}")]
    public static partial void Changed(ILogger logger, string endpoint, string what);
}
