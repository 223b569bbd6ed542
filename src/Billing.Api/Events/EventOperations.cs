using Billing.Api.OpenApi;

namespace Billing.Api.Events;

/// <summary>What the stream of events says about itself.</summary>
internal static class EventOperations
{
    public static readonly Operation Stream = new Operation(Groups.Events, "streamEvents", "Follow an account's ledger")
        .Saying("Server-sent events: id is the entry's seq, event its type, data its ledger line as JSON. Begins behind "
            + "Last-Event-ID or after_seq, otherwise with what happens from now on.")
        .Asks("after_seq")
        .Hears("Last-Event-ID", "The id of the last event that was seen; a browser sends it by itself.")
        .GivesText(StatusCodes.Status200OK, "text/event-stream");
}
