using Microsoft.Extensions.Logging;

namespace Billing.Grains.Inbox;

/// <summary>What the inbox of Stripe's events logs. Event ids 4250 to 4299. Never a body.</summary>
internal static partial class InboxLog
{
    [LoggerMessage(4250, LogLevel.Warning, "The store is away: events of Stripe cannot be taken in or applied now; nothing is lost")]
    public static partial void StoreAway(ILogger logger, Exception fault);

    [LoggerMessage(4251, LogLevel.Information, "The store is back: events of Stripe are applied again")]
    public static partial void StoreBack(ILogger logger);

    [LoggerMessage(4252, LogLevel.Error, "Event {EventId} is of another mode (live: {IsLive}) than our key, and ignored: check the endpoint")]
    public static partial void OtherMode(ILogger logger, string eventId, bool isLive);

    [LoggerMessage(4253, LogLevel.Warning, "Event {EventId} ({Type}) failed for the {Attempt}. time: {Code}; tried again in {Wait}")]
    public static partial void Failed(ILogger logger, string eventId, string type, int attempt, string code, TimeSpan wait);

    [LoggerMessage(4254, LogLevel.Warning, "Event {EventId} ({Type}) is of a customer that no account is; it waits for one")]
    public static partial void Unlinked(ILogger logger, string eventId, string type);

    [LoggerMessage(4255, LogLevel.Error, "Event {EventId} ({Type}) met an unexpected fault; tried again later")]
    public static partial void Unexpected(ILogger logger, string eventId, string type, Exception fault);

    [LoggerMessage(4256, LogLevel.Warning, "Stripe's list of events cannot be read now; tried again later")]
    public static partial void ListAway(ILogger logger, Exception fault);

    [LoggerMessage(4257, LogLevel.Warning, "{Count} events had not been delivered; they were found in Stripe's list")]
    public static partial void Found(ILogger logger, int count);

    [LoggerMessage(4258, LogLevel.Warning, "Stripe work of account {AccountId} failed: {Code}; tried again in {Wait}")]
    public static partial void WorkFailed(ILogger logger, string accountId, string code, TimeSpan wait);

    [LoggerMessage(4259, LogLevel.Warning, "Event {EventId} is of API version {Theirs}; it is taken, but make the endpoint with {Ours}")]
    public static partial void OtherVersion(ILogger logger, string eventId, string theirs, string ours);
}
