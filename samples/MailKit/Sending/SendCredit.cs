using Billing.Client;
using MailKit.Setup;

namespace MailKit.Sending;

/// <summary>The credit of a send, in Billing: held, then taken or given back.</summary>
internal sealed class SendCredit(BillingClient billing, IMailProvider provider, ILogger<SendCredit> logger)
{
    // Long enough for any provider; where nobody repeats the send, the credit then comes back by itself.
    private const int HoldSeconds = 300;

    /// <summary>
    /// Holds it. The mail is part of the request, so that Billing refuses the same id with another mail.
    /// </summary>
    public Task<BillingResult<ReservationEntry>> Hold(Send send, int hold) => billing.Reservations.CreateAsync(
        send.Customer,
        new NewReservation
        {
            Meter = MailKitCatalog.Meter,
            Quantity = 1,
            TtlSeconds = HoldSeconds,
            Reason = "email send",
            Metadata = new Dictionary<string, string> { ["mail_sha256"] = send.MailHash },
        },
        send.StepKey(hold, "hold"));

    /// <summary>What became of a hold.</summary>
    public async Task<string> StatusOf(string customer, string reservation) =>
        (await billing.Reservations.GetAsync(customer, reservation).OrThrow()).Status;

    /// <summary>
    /// The provider's id of the mail that was charged to a hold. The charge's entry has it, and is newer than the hold.
    /// </summary>
    public async Task<string> MessageIdOf(string customer, ReservationEntry held)
    {
        await foreach (var entry in billing.Ledger.List(customer))
        {
            if (entry.Seq <= held.Seq)
                break;
            if (entry.ReservationId == held.ReservationId
                && entry.Metadata is { } more && more.TryGetProperty("message_id", out var id))
                return id.GetString()!;
        }
        throw new InvalidOperationException($"The charge of reservation {held.ReservationId} names no mail.");
    }

    /// <summary>Takes it. Where that does not work, the log has what an operator needs.</summary>
    public async Task Take(Send send, int hold, string reservation, string messageId)
    {
        var capture = new Capture
        {
            Reason = $"email send {messageId}",
            Metadata = new Dictionary<string, string> { ["message_id"] = messageId, ["provider"] = provider.Name },
        };
        try
        {
            var charged = await billing.Reservations.CommitAsync(
                send.Customer, reservation, capture, send.StepKey(hold, "commit"));
            if (!charged.IsOk)
                MailKitLog.NotCharged(logger, send.Id, messageId, reservation, null);
        }
        catch (BillingException fault)
        {
            // The mail is out, and that is what the customer asked. An operator finds the send and its key in the log.
            MailKitLog.NotCharged(logger, send.Id, messageId, reservation, fault);
        }
    }

    /// <summary>Gives it back. Where that does not work, it comes back when the hold ends.</summary>
    public async Task GiveBack(Send send, int hold, string reservation)
    {
        try
        {
            var note = new Note { Reason = "the mail provider did not take it" };
            var released = await billing.Reservations.ReleaseAsync(
                send.Customer, reservation, note, send.StepKey(hold, "release"));
            if (released.IsOk)
                MailKitLog.NotSent(logger, send.Id);
            else
                MailKitLog.NotReleased(logger, send.Id, reservation, null);
        }
        catch (BillingException fault)
        {
            MailKitLog.NotReleased(logger, send.Id, reservation, fault);
        }
    }
}
