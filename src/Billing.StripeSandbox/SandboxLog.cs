namespace Billing.StripeSandbox;

/// <summary>What the sandbox logs. Event ids 6000 to 6099. Never a key, a secret, a header or a body.</summary>
internal static partial class SandboxLog
{
    [LoggerMessage(6000, LogLevel.Information, "The Stripe sandbox listens on {Addresses}: no money moves here")]
    public static partial void Listening(ILogger logger, string addresses);

    [LoggerMessage(6001, LogLevel.Information, "Event {EventId} was answered with {Status} by {EndpointId}")]
    public static partial void DeliveryRefused(ILogger logger, string eventId, string endpointId, int status);

    [LoggerMessage(6002, LogLevel.Information, "Event {EventId} did not reach {EndpointId}")]
    public static partial void DeliveryFailed(ILogger logger, string eventId, string endpointId, Exception fault);

    [LoggerMessage(6003, LogLevel.Warning, "Event {EventId} was given up for {EndpointId}")]
    public static partial void DeliveryGivenUp(ILogger logger, string eventId, string endpointId);
}
