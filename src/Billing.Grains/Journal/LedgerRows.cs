using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>Turns entries into rows and back without loss: what comes back has the hash that was written.</summary>
internal static class LedgerRows
{
    private const string Opened = "opened";
    private const string Updated = "updated";
    private const string Issued = "issued";
    private const string Scheduled = "scheduled";
    private const string Activated = "activated";

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
        ChainHash.From(row.Hash));

    private static void Write(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Opened e:
                row.Variant = Opened;
                row.Detail = new EventDetail { Id = e.AccountId, Email = e.Email, Name = e.Name };
                break;
            case AccountEvent.Updated e:
                row.Variant = Updated;
                row.Detail = new EventDetail
                {
                    Email = e.Email,
                    Name = e.Name,
                    EmailAsked = e.EmailAsked ? true : null,
                    NameAsked = e.NameAsked ? true : null,
                };
                break;
            case AccountEvent.Granted e:
                row.Variant = e.Scheduled ? Scheduled : Issued;
                row.Detail = DetailOf(e);
                break;
            case AccountEvent.GrantActivated e:
                row.Variant = Activated;
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                break;
            case AccountEvent.Expired e:
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                break;
            case AccountEvent.DeficitRepaid e:
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                break;
            case AccountEvent.Debited e:
                Write(ref row, e);
                break;
            case AccountEvent.Adjusted e:
                row.Lines = e.Lines;
                row.Detail = e is { Deficit: 0, Forced: false, Repays: 0 } ? null : new EventDetail
                {
                    Deficit = NullIfZero(e.Deficit), Forced = e.Forced ? true : null, Repays = NullIfZero(e.Repays),
                };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "not an event");
        }
    }

    private static EventDetail DetailOf(AccountEvent.Granted e) => new()
    {
        Amount = e.Scheduled ? e.Amount : null,
        EffectiveAt = e.Terms.EffectiveAt,
        ExpiresAt = e.Terms.ExpiresAt,
        Priority = e.Terms.Priority,
        Category = e.Terms.Category,
        AskedEffectiveAt = e.Asked.EffectiveAt,
        AskedExpires = e.Asked.Expires,
        Repays = NullIfZero(e.Repays),
    };

    private static void Write(ref LedgerRow row, AccountEvent.Debited e)
    {
        row.Lines = e.Lines;
        if (e.Usage is { } usage)
        {
            row.Meter = usage.Meter;
            row.Quantity = usage.Quantity.Value;
            row.QuantityPrecision = usage.Quantity.Precision;
            row.MeterCount = usage.Count;
            row.UnitCost = usage.UnitCost;
            row.PeriodStartMicros = usage.Period.Start.UnixMicros;
            row.PeriodEndMicros = usage.Period.End.UnixMicros;
        }
        var detail = new DebitDetail(e);
        if (!detail.IsUsual)
            row.Detail = detail.Build();
    }

    private static AccountEvent EventOf(in LedgerRow row) => (EntryTypeNames.Find(row.Type), row.Variant) switch
    {
        (EntryType.AccountUpdated, Opened) =>
            new AccountEvent.Opened(row.Detail?.Id ?? "", row.Detail?.Email, row.Detail?.Name),
        (EntryType.AccountUpdated, Updated) => new AccountEvent.Updated(
            row.Detail?.Email, row.Detail?.Name, row.Detail?.EmailAsked ?? false, row.Detail?.NameAsked ?? false),
        (EntryType.Grant, Issued) => GrantedOf(row, false),
        (EntryType.Grant, Scheduled) => GrantedOf(row, true),
        (EntryType.Grant, Activated) =>
            new AccountEvent.GrantActivated(AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.Expired, null) => new AccountEvent.Expired(AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.DeficitRepaid, null) =>
            new AccountEvent.DeficitRepaid(AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.Debit, null) => DebitedOf(row),
        (EntryType.Adjusted, null) => new AccountEvent.Adjusted(
            AssetOf(row),
            row.Amount,
            row.Lines,
            row.Detail?.Deficit ?? 0,
            row.Detail?.Forced ?? false,
            row.Detail?.Repays ?? 0),
        _ => throw new InvalidDataException(
            $"Ledger entry {row.Seq} of account {row.AccountNo} is of an unknown kind: {row.Type} {row.Variant}."),
    };

    private static AccountEvent.Granted GrantedOf(in LedgerRow row, bool scheduled)
    {
        var detail = row.Detail
            ?? throw new InvalidDataException($"Grant {row.Seq} of account {row.AccountNo} has lost its terms.");
        return new AccountEvent.Granted(
            AssetOf(row),
            scheduled ? detail.Amount ?? 0 : row.Amount,
            new GrantTerms(
                detail.EffectiveAt ?? default, detail.ExpiresAt, detail.Priority ?? 0, detail.Category ?? default),
            scheduled,
            detail.Repays ?? 0,
            new GrantTimesAsked(detail.AskedEffectiveAt, detail.AskedExpires));
    }

    private static AccountEvent.Debited DebitedOf(in LedgerRow row)
    {
        var amount = unchecked(-row.Amount);
        var usage = row.Meter is null ? null : new MeteredUsage(
            row.Meter,
            new Units(row.Quantity ?? 0, (byte)(row.QuantityPrecision ?? 0)),
            row.Detail?.QuantityRequested ?? row.Quantity ?? 0,
            row.UnitCost,
            new Period(new Instant(row.PeriodStartMicros ?? 0), new Instant(row.PeriodEndMicros ?? 0)),
            row.MeterCount ?? 0);
        return new AccountEvent.Debited(
            row.CreditType is null ? null : AssetOf(row),
            amount,
            row.Detail?.Requested ?? amount,
            row.Lines,
            usage,
            row.Detail?.AllowPartial ?? false,
            row.Detail?.OccurredAt);
    }

    private static Asset AssetOf(in LedgerRow row) =>
        new(row.CreditType ?? "", (byte)(row.Precision ?? 0), row.Detail?.Order ?? BurnOrder.Fifo);

    private static long? NullIfZero(long value) => value == 0 ? null : value;

    // Most debits are as asked: no detail, no allocation.
    private readonly struct DebitDetail(AccountEvent.Debited e)
    {
        private readonly long? _quantityRequested =
            e.Usage is { } usage && usage.Requested != usage.Quantity.Value ? usage.Requested : null;

        public bool IsUsual =>
            e.Requested == e.Amount && _quantityRequested is null && !e.AllowPartial && e.OccurredAt is null;

        public EventDetail Build() => new()
        {
            Requested = e.Requested == e.Amount ? null : e.Requested,
            QuantityRequested = _quantityRequested,
            AllowPartial = e.AllowPartial ? true : null,
            OccurredAt = e.OccurredAt,
        };
    }
}
