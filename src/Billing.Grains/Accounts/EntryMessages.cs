using System.Collections.Immutable;
using System.Text.Json;
using Billing.Domain.Accounts;
using Billing.Grains.Journal;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Accounts;

/// <summary>
/// Makes messages of ledger entries themselves: one for each debit, so only of types that a receiver wants. They say nothing
/// that the entry does not, but for the name of its credit type.
/// </summary>
internal static class EntryMessages
{
    // Room for the rest of a body of 20 kB.
    private const int MostBytes = 18_000;

    /// <summary>Adds the entry's messages.</summary>
    /// <param name="messages">To these.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="entries">Those that are written with it, to see what paid for a grant.</param>
    /// <param name="wanted">The types that somebody wants.</param>
    /// <param name="nameOf">What people call a credit type at this moment.</param>
    public static void AddTo(
        ref ImmutableArray<OutboxMessage>.Builder? messages,
        string accountId,
        LedgerEntry entry,
        ImmutableArray<LedgerEntry> entries,
        EventFilter wanted,
        Func<string, string> nameOf)
    {
        // Behind the notices and the message of a payment or of overage; the same numbers whatever is wanted.
        var n = (short)(entry.Notices.Length + 1);
        foreach (var type in TypesOf(entry.Event))
        {
            if (wanted.Wants(type))
            {
                messages ??= ImmutableArray.CreateBuilder<OutboxMessage>(1);
                messages.Add(new OutboxMessage(entry.Seq, n, type, Payload(accountId, type, entry, entries, nameOf)));
            }
            n++;
        }
    }

    /// <summary>The types of messages that an event makes, in order.</summary>
    public static ImmutableArray<string> TypesOf(AccountEvent e) => e switch
    {
        AccountEvent.Debited debited => Usage(debited.Amount, debited.Deficit, debited.Usage?.Overage ?? 0),
        AccountEvent.Captured captured =>
        [
            .. Usage(captured.Amount, captured.Deficit, captured.Usage?.Overage ?? 0), EventTypes.ReservationCommitted,
        ],
        AccountEvent.Granted { Scheduled: false } or AccountEvent.GrantActivated or AccountEvent.Reversed { Amount: > 0 } =>
            [EventTypes.CreditAdded],
        AccountEvent.Expired => [EventTypes.CreditExpired],
        AccountEvent.RolledOver => [EventTypes.CreditRolledOver],
        AccountEvent.RolloverForfeited => [EventTypes.CreditRolloverForfeited],
        AccountEvent.Adjusted or AccountEvent.Voided { WasActive: true } => [EventTypes.CreditManualAdjustment],
        AccountEvent.DeficitRepaid or AccountEvent.OverageCounted => [EventTypes.CreditOverageReset],
        AccountEvent.Reserved => [EventTypes.ReservationCreated],
        AccountEvent.Released => [EventTypes.ReservationReleased],
        AccountEvent.ReservationExpired => [EventTypes.ReservationExpired],
        AccountEvent.PlanChanged => [EventTypes.PlanChanged],
        AccountEvent.PeriodClosed => [EventTypes.PeriodClosed],
        _ => [],
    };

    private static ImmutableArray<string> Usage(long amount, long deficit, long overage) =>
        (amount > 0, deficit > 0 || overage > 0) switch
        {
            (true, true) => [EventTypes.CreditDeducted, EventTypes.CreditOverageCharged],
            (true, false) => [EventTypes.CreditDeducted],
            (false, true) => [EventTypes.CreditOverageCharged],
            _ => [],
        };

    private static string Payload(
        string accountId,
        string type,
        LedgerEntry entry,
        ImmutableArray<LedgerEntry> entries,
        Func<string, string> nameOf)
    {
        var payload = EntryPayloads.Of(accountId, type, entry, entries, nameOf);
        var text = JsonSerializer.SerializeToUtf8Bytes(payload, EntryPayloadJson.Default.EntryPayload);
        if (text.Length > MostBytes)
        {
            // Whoever needs the rest reads the entry.
            payload = payload with { Metadata = null, Meters = null, IsCut = true };
            text = JsonSerializer.SerializeToUtf8Bytes(payload, EntryPayloadJson.Default.EntryPayload);
        }
        return System.Text.Encoding.UTF8.GetString(text);
    }
}
