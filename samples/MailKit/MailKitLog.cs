namespace MailKit;

/// <summary>What MailKit says in its log. Never an address, a key or the text of a mail.</summary>
internal static partial class MailKitLog
{
    [LoggerMessage(1, LogLevel.Information, "MailKit: {Url}")]
    public static partial void Ready(ILogger logger, Uri url);

    [LoggerMessage(2, LogLevel.Information, "Billing has what MailKit needs: credit type {CreditType}, plan {Plan}, package {Package}")]
    public static partial void CatalogReady(ILogger logger, string creditType, string plan, string package);

    [LoggerMessage(3, LogLevel.Information, "Billing tells {Url} what happens (webhook endpoint {Endpoint})")]
    public static partial void EndpointReady(ILogger logger, string url, string endpoint);

    [LoggerMessage(4, LogLevel.Warning, "Low balance: {Customer} has {Available} e-mails left, below {Percent} percent of a cycle")]
    public static partial void BalanceLow(ILogger logger, string customer, decimal? available, int? percent);

    [LoggerMessage(5, LogLevel.Information, "{Type}: {Customer}, {Amount} e-mails")]
    public static partial void CreditsMoved(ILogger logger, string type, string customer, decimal? amount);

    [LoggerMessage(6, LogLevel.Warning, "A webhook was not believed: {Fault}")]
    public static partial void WebhookRefused(ILogger logger, string fault);

    [LoggerMessage(7, LogLevel.Warning, "The mail provider did not take send {SendId}; its credit was given back")]
    public static partial void NotSent(ILogger logger, string sendId);

    [LoggerMessage(
        8, LogLevel.Error, "Send {SendId} went out as {MessageId} and could not be charged; reservation {Reservation}")]
    public static partial void NotCharged(
        ILogger logger, string sendId, string messageId, string reservation, Exception? fault);

    [LoggerMessage(9, LogLevel.Error, "Billing did not do it: {Code}")]
    public static partial void BillingAway(ILogger logger, string code, Exception fault);

    [LoggerMessage(
        10, LogLevel.Error, "Send {SendId}: its credit stays reserved until the reservation ends, {Reservation}")]
    public static partial void NotReleased(ILogger logger, string sendId, string reservation, Exception? fault);

    [LoggerMessage(
        11, LogLevel.Warning, "Send {SendId}: nobody knows yet whether it went out; reservation {Reservation} stays")]
    public static partial void NotKnown(ILogger logger, string sendId, string reservation);
}
