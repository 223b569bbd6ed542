using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>Rows of usage: debits, reservations and what becomes of them, reversals.</summary>
internal static class UsageRows
{
    private const string ByCommit = "by_commit";

    public static void Write(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Debited e:
                row.Lines = e.Lines;
                Write(ref row, e.Usage);
                row.Detail = DetailOf(e);
                break;
            case AccountEvent.Reserved e:
                row.Lines = e.Lines;
                row.Meter = e.Hold?.Meter;
                row.Detail = new EventDetail { Hold = e.Hold, TtlSeconds = e.TtlSeconds, ExpiresAt = e.ExpiresAt };
                break;
            case AccountEvent.Captured e:
                row.Lines = [.. e.Pinned, .. e.Lines];
                Write(ref row, e.Usage);
                row.Detail = new EventDetail
                {
                    PinnedLines = e.Pinned.Length,
                    Deficit = LedgerRows.NullIfZero(e.Deficit),
                    QuantityRequested = RequestedOf(e.Usage),
                    Capture = e.Terms,
                };
                break;
            case AccountEvent.Released e:
                row.Variant = e.ByCommit ? ByCommit : null;
                row.Detail = new EventDetail { Amount = e.Amount };
                break;
            case AccountEvent.ReservationExpired e:
                row.Detail = new EventDetail { Amount = e.Amount };
                break;
            case AccountEvent.Extended e:
                row.Detail = new EventDetail { TtlSeconds = e.TtlSeconds, ExpiresAt = e.ExpiresAt };
                break;
            case AccountEvent.Reversed e:
                Write(ref row, e);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "not an event");
        }
    }

    public static AccountEvent Read(in LedgerRow row)
    {
        var (asset, subject) = (LedgerRows.MayBeAssetOf(row), row.RefersTo ?? 0);
        return EntryTypeNames.Find(row.Type) switch
        {
            EntryType.Debit => DebitedOf(row),
            EntryType.Reserved => ReservedOf(row),
            EntryType.Captured => CapturedOf(row),
            EntryType.Released => new AccountEvent.Released(
                subject, asset, row.Detail?.Amount ?? 0, row.Variant == ByCommit),
            EntryType.ReservationExpired => new AccountEvent.ReservationExpired(subject, asset, row.Detail?.Amount ?? 0),
            EntryType.Extended => new AccountEvent.Extended(
                subject, asset, row.Detail?.TtlSeconds, LedgerRows.DetailOf(row).ExpiresAt ?? default),
            EntryType.Reversed => ReversedOf(row),
            _ => throw LedgerRows.Unknown(row),
        };
    }

    private static void Write(ref LedgerRow row, MeteredUsage? usage)
    {
        if (usage is null)
            return;
        row.Meter = usage.Meter;
        row.Quantity = usage.Quantity.Value;
        row.QuantityPrecision = usage.Quantity.Precision;
        row.MeterCount = usage.Count;
        row.UnitCost = usage.UnitCost;
        row.Included = LedgerRows.NullIfZero(usage.Included);
        row.Overage = LedgerRows.NullIfZero(usage.Overage);
        row.PeriodStartMicros = usage.Period.Start.UnixMicros;
        row.PeriodEndMicros = usage.Period.End.UnixMicros;
    }

    private static MeteredUsage? UsageOf(in LedgerRow row) => row.Meter is null ? null : new MeteredUsage(
        row.Meter,
        new Units(row.Quantity ?? 0, (byte)(row.QuantityPrecision ?? 0)),
        row.Detail?.QuantityRequested ?? row.Quantity ?? 0,
        row.Included ?? 0,
        row.Overage ?? 0,
        row.UnitCost,
        LedgerRows.PeriodOf(row),
        row.MeterCount ?? 0);

    private static long? RequestedOf(MeteredUsage? usage) =>
        usage is not null && usage.Requested != usage.Quantity.Value ? usage.Requested : null;

    // Most debits are as asked: no detail, no allocation.
    private static EventDetail? DetailOf(AccountEvent.Debited e)
    {
        var requested = RequestedOf(e.Usage);
        if (e is { Deficit: 0, AllowPartial: false, OccurredAt: null } && e.Requested == e.Amount && requested is null)
            return null;
        return new EventDetail
        {
            Requested = e.Requested == e.Amount ? null : e.Requested,
            QuantityRequested = requested,
            Deficit = LedgerRows.NullIfZero(e.Deficit),
            AllowPartial = e.AllowPartial ? true : null,
            OccurredAt = e.OccurredAt,
        };
    }

    private static AccountEvent.Debited DebitedOf(in LedgerRow row)
    {
        var amount = unchecked(-row.Amount);
        return new AccountEvent.Debited(
            LedgerRows.MayBeAssetOf(row),
            amount,
            row.Detail?.Requested ?? amount,
            row.Lines,
            row.Detail?.Deficit ?? 0,
            UsageOf(row),
            row.Detail?.AllowPartial ?? false,
            row.Detail?.OccurredAt);
    }

    private static AccountEvent.Reserved ReservedOf(in LedgerRow row)
    {
        var detail = LedgerRows.DetailOf(row);
        return new AccountEvent.Reserved(
            LedgerRows.MayBeAssetOf(row),
            row.Lines.Sum(line => line.Amount),
            row.Lines,
            detail.Hold,
            detail.TtlSeconds,
            detail.ExpiresAt ?? default);
    }

    private static AccountEvent.Captured CapturedOf(in LedgerRow row)
    {
        var detail = LedgerRows.DetailOf(row);
        var pinned = detail.PinnedLines ?? 0;
        return new AccountEvent.Captured(
            row.RefersTo ?? 0,
            LedgerRows.MayBeAssetOf(row),
            unchecked(-row.Amount),
            row.Lines[..pinned],
            row.Lines[pinned..],
            detail.Deficit ?? 0,
            UsageOf(row),
            detail.Capture ?? LedgerRows.Lost<CaptureTerms>(row));
    }

    private static void Write(ref LedgerRow row, AccountEvent.Reversed e)
    {
        row.Lines = ImmutableArray.CreateRange(e.Restored, grant => new GrantLine(grant.GrantSeq, grant.Amount));
        if (e.Usage is { } usage)
        {
            row.Meter = usage.Meter;
            row.Quantity = usage.Quantity.Value;
            row.QuantityPrecision = usage.Quantity.Precision;
            row.MeterCount = usage.Count;
            row.Included = LedgerRows.NullIfZero(usage.Included);
            row.Overage = LedgerRows.NullIfZero(usage.Overage);
            row.PeriodStartMicros = usage.Period.Start.UnixMicros;
            row.PeriodEndMicros = usage.Period.End.UnixMicros;
        }
        row.Detail = new EventDetail
        {
            Restored = e.Restored.IsEmpty ? null : [.. e.Restored],
            Reissued = LedgerRows.NullIfZero(e.Reissued),
            ReissuedTerms = e.ReissuedTerms,
            IsCurrent = e.Usage?.IsCurrent,
            Reversal = e.Asked,
        };
    }

    private static AccountEvent.Reversed ReversedOf(in LedgerRow row)
    {
        var detail = LedgerRows.DetailOf(row);
        var usage = row.Meter is null ? null : new ReversedUsage(
            row.Meter,
            new Units(row.Quantity ?? 0, (byte)(row.QuantityPrecision ?? 0)),
            row.Included ?? 0,
            row.Overage ?? 0,
            LedgerRows.PeriodOf(row),
            detail.IsCurrent ?? false,
            row.MeterCount ?? 0);
        return new AccountEvent.Reversed(
            row.RefersTo ?? 0,
            LedgerRows.MayBeAssetOf(row),
            row.Amount,
            detail.Restored is { } restored ? ImmutableArray.Create(restored) : [],
            detail.Reissued ?? 0,
            detail.ReissuedTerms,
            usage,
            detail.Reversal ?? LedgerRows.Lost<ReversalAsked>(row));
    }
}
