using Billing.Api.OpenApi;
using Billing.Contracts;

namespace Billing.Api.Events;

/// <summary>What the event stream says about itself.</summary>
internal static class EventOperations
{
    public static readonly Operation Stream = new Operation(Groups.Events, "streamEvents", "Follow an account's ledger as it grows")
        .Saying(
            "Server-sent events: id is the entry's seq, event its type, data the line that the ledger's list has. Every seq comes "
            + "once and in order. Without after_seq and Last-Event-ID it begins with what comes next.")
        .Asks("after_seq")
        .Hears("Last-Event-ID", "The id of the last event that was seen; the stream goes on behind it. It wins over after_seq.")
        .GivesText(StatusCodes.Status200OK, "text/event-stream")
        .Refuses(ErrorCodes.StateBehind);
}
