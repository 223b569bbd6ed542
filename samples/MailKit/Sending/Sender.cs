using System.Collections.Concurrent;
using Billing.Client;

namespace MailKit.Sending;

/// <summary>
/// One mail, one credit. The credit is held before the mail goes out and taken after it did, so two sends never share
/// the last credit, and a mail that was not sent costs nothing. Every step carries a key that follows from the send's
/// id: a send that is repeated goes on where it stopped.
/// </summary>
internal sealed class Sender(SendCredit credit, IMailProvider provider, Outbox outbox, ILogger<Sender> logger)
{
    private const int MostHolds = 10;

    private readonly ConcurrentDictionary<Send, Lazy<Task<SendOutcome>>> _running = new();

    /// <summary>
    /// Sends, or says why not. What was begun is ended, whoever waits for it; the same send at the same time is one.
    /// </summary>
    public async Task<SendOutcome> Send(string customer, string sendId, Mail mail)
    {
        var send = new Send(customer, sendId, mail);
        var run = _running.GetOrAdd(send, one => new Lazy<Task<SendOutcome>>(() => Run(one)));
        try
        {
            return await run.Value;
        }
        finally
        {
            _running.TryRemove(KeyValuePair.Create(send, run));
        }
    }

    private async Task<SendOutcome> Run(Send send)
    {
        for (var hold = 1; hold <= MostHolds; hold++)
        {
            var held = await credit.Hold(send, hold);
            if (held.Refusal is { } refusal)
                return OutcomeOf(refusal, held.IdempotencyKey);
            var reservation = held.Value.ReservationId;
            // A replay tells how the hold began, not what became of it.
            var status = held.Replayed ? await credit.StatusOf(send.Customer, reservation) : held.Value.Status;
            switch (status)
            {
                case "committed":
                    return new SendOutcome.Sent(await MessageIdOf(send, held.Value));
                case "released":
                    continue;
                default:
                    // Also where the hold ran out: what the provider took is charged late (SEMANTICS C7).
                    return await Deliver(send, hold, reservation);
            }
        }
        return new SendOutcome.Over();
    }

    private async Task<SendOutcome> Deliver(Send send, int hold, string reservation)
    {
        switch (await provider.Send(send.ProviderKey, send.Mail, CancellationToken.None))
        {
            case MailResult.Taken taken:
                outbox.Add(send.Customer, send.Id, taken.MessageId, send.Mail);
                await credit.Take(send, hold, reservation, taken.MessageId);
                return new SendOutcome.Sent(taken.MessageId);
            case MailResult.Refused:
                await credit.GiveBack(send, hold, reservation);
                return new SendOutcome.NotTaken();
            default:
                MailKitLog.NotKnown(logger, send.Id, reservation);
                return new SendOutcome.Unknown();
        }
    }

    private static SendOutcome OutcomeOf(BillingProblem refusal, string? key) => refusal switch
    {
        { Status: StatusCodes.Status402PaymentRequired } => new SendOutcome.NoCredits(),
        { Code: BillingCodes.AccountNotFound } => new SendOutcome.NoCustomer(),
        { Code: BillingCodes.IdempotencyKeyReused } => new SendOutcome.OtherMail(),
        _ => throw new BillingException(refusal, key),
    };

    private async Task<string> MessageIdOf(Send send, ReservationEntry held) =>
        outbox.Of(send.Customer).FirstOrDefault(one => one.SendId == send.Id)?.Id
        ?? await credit.MessageIdOf(send.Customer, held);
}
