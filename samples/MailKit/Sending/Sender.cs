using Billing.Client;
using MailKit.Setup;

namespace MailKit.Sending;

/// <summary>
/// One mail, one credit. The credit is held before the mail goes out and taken after it did, so two sends never share
/// the
/// last credit, and a mail that was not sent costs nothing. Every step carries a key that follows from the send's id: a
/// send that is repeated goes on where it stopped.
/// </summary>
internal sealed class Sender(BillingClient billing, IMailProvider provider, Outbox outbox, ILogger<Sender> logger)
{
    // Long enough for any provider; a process that dies in between gives the credit back by itself.
    private const int HoldSeconds = 300;

    /// <summary>Sends, or says why not.</summary>
    public async Task<SendOutcome> Send(string customer, string sendId, Mail mail, CancellationToken cancellation)
    {
        var held = await billing.Reservations.CreateAsync(
            customer,
            new NewReservation { Meter = MailKitCatalog.Meter, Quantity = 1, TtlSeconds = HoldSeconds, Reason = "email send" },
            $"{sendId}-hold",
            cancellation);
        if (held.Refusal is { } refusal)
            return refusal.Status == StatusCodes.Status402PaymentRequired
                ? new SendOutcome.NoCredits()
                : throw new BillingException(refusal);
        var reservation = held.Value.ReservationId;
        if (held.Replayed && await Ended(customer, reservation, sendId, cancellation) is { } ended)
            return ended;

        // From here on the customer may go: what was begun is ended.
        var messageId = await provider.Send(sendId, mail, CancellationToken.None);
        if (messageId is null)
        {
            await Release(customer, sendId, reservation);
            return new SendOutcome.NotTaken();
        }
        outbox.Add(customer, sendId, messageId, mail);
        await Charge(customer, sendId, reservation, messageId);
        return new SendOutcome.Sent(messageId);
    }

    // The same send came before: if its credit is no longer held, it is over.
    private async Task<SendOutcome?> Ended(
        string customer, string reservation, string sendId, CancellationToken cancellation)
    {
        var found = (await billing.Reservations.GetAsync(customer, reservation, cancellation)).Value;
        if (found.Status == "open")
            return null;
        var sent = outbox.Of(customer).FirstOrDefault(one => one.SendId == sendId);
        return sent is null ? new SendOutcome.Over() : new SendOutcome.Sent(sent.Id);
    }

    private async Task Charge(string customer, string sendId, string reservation, string messageId)
    {
        var capture = new Capture
        {
            Reason = $"email send {messageId}",
            Metadata = new Dictionary<string, string> { ["message_id"] = messageId, ["provider"] = provider.Name },
        };
        try
        {
            var charged = await billing.Reservations.CommitAsync(customer, reservation, capture, $"{sendId}-commit");
            if (!charged.IsOk)
                MailKitLog.NotCharged(logger, sendId, messageId, reservation, null);
        }
        catch (BillingException fault)
        {
            // The mail is out, and that is what the customer asked. An operator finds the send and its key in the log.
            MailKitLog.NotCharged(logger, sendId, messageId, reservation, fault);
        }
    }

    private async Task Release(string customer, string sendId, string reservation)
    {
        try
        {
            var note = new Note { Reason = "the mail provider did not take it" };
            var released = await billing.Reservations.ReleaseAsync(customer, reservation, note, $"{sendId}-release");
            if (released.IsOk)
                MailKitLog.NotSent(logger, sendId);
            else
                MailKitLog.NotReleased(logger, sendId, reservation, null);
        }
        catch (BillingException fault)
        {
            MailKitLog.NotReleased(logger, sendId, reservation, fault);
        }
    }
}

/// <summary>What became of a send.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It went out.</summary>
    public sealed record Sent(string MessageId) : SendOutcome;

    /// <summary>There is no credit left.</summary>
    public sealed record NoCredits : SendOutcome;

    /// <summary>The provider did not take it; it costs nothing.</summary>
    public sealed record NotTaken : SendOutcome;

    /// <summary>This send is over, and how it ended is no longer known here.</summary>
    public sealed record Over : SendOutcome;
}
