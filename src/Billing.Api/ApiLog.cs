namespace Billing.Api;

/// <summary>What the HTTP front end logs. Event ids 4000 to 4099. Never a key, a header or a body.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(4000, LogLevel.Information, "Listening on {Addresses}, built with the {PackageSet} packages")]
    public static partial void Listening(ILogger logger, string addresses, string packageSet);

    [LoggerMessage(4001, LogLevel.Information,
        "Authorization: Bearer <admin key>: BILLING_ADMIN_KEY, or the key that the very first start printed")]
    public static partial void HowToGetIn(ILogger logger);

    [LoggerMessage(4002, LogLevel.Warning, "A grain call failed and was answered with {Code}")]
    public static partial void CallFailed(ILogger logger, string code, Exception fault);

    [LoggerMessage(4003, LogLevel.Error, "Unexpected fault in request {TraceId}")]
    public static partial void Unexpected(ILogger logger, string traceId, Exception fault);

    [LoggerMessage(4004, LogLevel.Error, "Unexpected fault in {Items} items of a batch")]
    public static partial void UnexpectedInBatch(ILogger logger, int items, Exception fault);

    [LoggerMessage(4005, LogLevel.Information, "Applied the catalog file {Path}: {Objects} objects")]
    public static partial void CatalogApplied(ILogger logger, string path, int objects);

    [LoggerMessage(4006, LogLevel.Warning, "A webhook was refused: {Reason}")]
    public static partial void WebhookRefused(ILogger logger, string reason);

    [LoggerMessage(4007, LogLevel.Information, "No STRIPE_SECRET_KEY: a Stripe sandbox of this process's own listens on {Address}; no money moves")]
    public static partial void SandboxListening(ILogger logger, string address);
}
