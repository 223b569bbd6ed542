using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>Turns entries into rows and back without loss: what comes back has the hash that was written.</summary>
internal static class LedgerRows
{
    public static LedgerRow Of(LedgerEntry entry)
    {
        var asset = entry.Event.MovedAsset;
        var row = new LedgerRow
        {
            AccountNo = entry.AccountNo,
            Seq = entry.Seq,
            EntryId = entry.EntryId,
            AtMicros = entry.At.UnixMicros,
            Type = EntryTypeNames.NameOf(entry.Event.Type),
            CreditType = asset?.CreditType,
            Precision = asset?.Precision,
            Amount = entry.Event.SettledDelta,
            BalanceBefore = entry.BalanceBefore,
            BalanceAfter = entry.BalanceAfter,
            ReservedAfter = entry.ReservedAfter,
            RefersTo = entry.Event.SubjectSeq,
            Lines = [],
            Operation = entry.Key?.Operation,
            IdempotencyKey = entry.Key?.Key,
            KeyHash = entry.Key?.Hash,
            Reason = entry.Note.Reason,
            Actor = entry.Note.Actor,
            Metadata = entry.Note.Metadata,
        };
        Write(ref row, entry.Event);
        if (asset is { Order: not BurnOrder.Fifo })
            row.Detail = (row.Detail ?? new EventDetail()) with { Order = asset.Order };
        if (!entry.Notices.IsEmpty)
            row.Detail = (row.Detail ?? new EventDetail()) with { Notices = [.. entry.Notices] };
        return row;
    }

    public static LedgerEntry ToEntry(in LedgerRow row) => new(
        row.AccountNo,
        row.Seq,
        row.EntryId,
        new Instant(row.AtMicros),
        EventOf(row),
        row.BalanceBefore,
        row.BalanceAfter,
        row.ReservedAfter,
        row.Operation is null ? null : new OperationKey(row.Operation, row.IdempotencyKey, row.KeyHash!.Value),
        row.Reason is null && row.Actor is null && row.Metadata is null
            ? Note.None
            : new Note(row.Reason, row.Actor, row.Metadata),
        row.Detail?.Notices is { } notices ? ImmutableArray.Create(notices) : [],
        ChainHash.From(row.Hash));

    private static void Write(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Debited or AccountEvent.Reserved or AccountEvent.Captured or AccountEvent.Released
                or AccountEvent.ReservationExpired or AccountEvent.Extended or AccountEvent.Reversed:
                UsageRows.Write(ref row, happened);
                break;
            case AccountEvent.Opened or AccountEvent.Updated or AccountEvent.ClockAdvanced or AccountEvent.AlertSet
                or AccountEvent.PlanChanged or AccountEvent.PlanScheduled or AccountEvent.PeriodClosed
                or AccountEvent.OverageCounted:
                PlanRows.Write(ref row, happened);
                break;
            case AccountEvent.Granted or AccountEvent.GrantActivated or AccountEvent.Expired or AccountEvent.RolledOver
                or AccountEvent.RolloverForfeited or AccountEvent.DeficitRepaid or AccountEvent.Voided
                or AccountEvent.Adjusted:
                GrantRows.Write(ref row, happened);
                break;
            default:
                PaymentRows.Write(ref row, happened);
                break;
        }
    }

    private static AccountEvent EventOf(in LedgerRow row) => EntryTypeNames.Find(row.Type) switch
    {
        EntryType.Debit or EntryType.Reserved or EntryType.Captured or EntryType.Released or EntryType.ReservationExpired
            or EntryType.Extended or EntryType.Reversed => UsageRows.Read(row),
        EntryType.ClawedBack or EntryType.Frozen or EntryType.Unfrozen => PaymentRows.Read(row),
        EntryType.AccountUpdated or EntryType.PlanChanged when PaymentRows.Has(row.Variant) => PaymentRows.Read(row),
        EntryType.AccountUpdated or EntryType.PlanChanged or EntryType.PeriodClosed or EntryType.Overage =>
            PlanRows.Read(row),
        not null => GrantRows.Read(row),
        null => throw Unknown(row),
    };

    public static Asset AssetOf(in LedgerRow row) =>
        new(row.CreditType ?? "", (byte)(row.Precision ?? 0), row.Detail?.Order ?? BurnOrder.Fifo);

    public static Asset? MayBeAssetOf(in LedgerRow row) => row.CreditType is null ? null : AssetOf(row);

    public static EventDetail DetailOf(in LedgerRow row) => row.Detail
        ?? throw new InvalidDataException($"Ledger entry {row.Seq} of account {row.AccountNo} has lost its detail.");

    public static T Lost<T>(in LedgerRow row) => throw new InvalidDataException(
        $"Ledger entry {row.Seq} of account {row.AccountNo} has lost a part of its detail.");

    public static Period PeriodOf(in LedgerRow row) =>
        new(new Instant(row.PeriodStartMicros ?? 0), new Instant(row.PeriodEndMicros ?? 0));

    public static long? NullIfZero(long value) => value == 0 ? null : value;

    public static InvalidDataException Unknown(in LedgerRow row) =>
        new($"Ledger entry {row.Seq} of account {row.AccountNo} is of an unknown kind: {row.Type} {row.Variant}.");
}
