using Billing.Domain.Accounts;

namespace Billing.Grains.Journal;

/// <summary>Rows of what happens to grants.</summary>
internal static class GrantRows
{
    private const string Issued = "issued";
    private const string Scheduled = "scheduled";
    private const string Activated = "activated";

    public static void Write(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
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
            case AccountEvent.RolloverForfeited e:
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                break;
            case AccountEvent.DeficitRepaid e:
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                break;
            case AccountEvent.Voided e:
                row.Variant = e.WasActive ? null : Scheduled;
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                break;
            case AccountEvent.RolledOver e:
                row.Lines = [new GrantLine(e.Origin.ParentSeq ?? 0, e.Amount)];
                row.Detail = DetailOf(e.Terms, e.Origin);
                break;
            case AccountEvent.Adjusted e:
                row.Lines = e.Lines;
                row.Detail = e is { Deficit: 0, Forced: false, Repays: 0 } ? null : new EventDetail
                {
                    Deficit = LedgerRows.NullIfZero(e.Deficit),
                    Forced = e.Forced ? true : null,
                    Repays = LedgerRows.NullIfZero(e.Repays),
                };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "not an event");
        }
    }

    public static AccountEvent Read(in LedgerRow row) => (EntryTypeNames.Find(row.Type), row.Variant) switch
    {
        (EntryType.Grant, Issued) => GrantedOf(row, false),
        (EntryType.Grant, Scheduled) => GrantedOf(row, true),
        (EntryType.Grant, Activated) =>
            new AccountEvent.GrantActivated(LedgerRows.AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.Expired, null) =>
            new AccountEvent.Expired(LedgerRows.AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.RolloverForfeited, null) =>
            new AccountEvent.RolloverForfeited(LedgerRows.AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.DeficitRepaid, null) =>
            new AccountEvent.DeficitRepaid(LedgerRows.AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount),
        (EntryType.Voided, var variant) => new AccountEvent.Voided(
            LedgerRows.AssetOf(row), row.Lines[0].GrantSeq, row.Lines[0].Amount, variant != Scheduled),
        (EntryType.RolledOver, null) => new AccountEvent.RolledOver(
            LedgerRows.AssetOf(row), row.Lines[0].Amount, TermsOf(row), OriginOf(row)),
        (EntryType.Adjusted, null) => new AccountEvent.Adjusted(
            LedgerRows.AssetOf(row),
            row.Amount,
            row.Lines,
            row.Detail?.Deficit ?? 0,
            row.Detail?.Forced ?? false,
            row.Detail?.Repays ?? 0),
        _ => throw LedgerRows.Unknown(row),
    };

    private static EventDetail DetailOf(AccountEvent.Granted e) => DetailOf(e.Terms, e.Origin) with
    {
        Amount = e.Scheduled ? e.Amount : null,
        AskedEffectiveAt = e.Asked.EffectiveAt,
        AskedExpires = e.Asked.Expires,
        Repays = LedgerRows.NullIfZero(e.Repays),
    };

    private static EventDetail DetailOf(GrantTerms terms, GrantOrigin origin) => new()
    {
        EffectiveAt = terms.EffectiveAt,
        ExpiresAt = terms.ExpiresAt,
        Priority = terms.Priority,
        Category = terms.Category,
        Origin = origin == GrantOrigin.Direct ? null : origin,
    };

    private static AccountEvent.Granted GrantedOf(in LedgerRow row, bool scheduled)
    {
        var detail = LedgerRows.DetailOf(row);
        return new AccountEvent.Granted(
            LedgerRows.AssetOf(row),
            scheduled ? detail.Amount ?? 0 : row.Amount,
            TermsOf(row),
            OriginOf(row),
            scheduled,
            detail.Repays ?? 0,
            new GrantTimesAsked(detail.AskedEffectiveAt, detail.AskedExpires));
    }

    private static GrantTerms TermsOf(in LedgerRow row)
    {
        var detail = LedgerRows.DetailOf(row);
        return new GrantTerms(
            detail.EffectiveAt ?? default, detail.ExpiresAt, detail.Priority ?? 0, detail.Category ?? default);
    }

    private static GrantOrigin OriginOf(in LedgerRow row) => row.Detail?.Origin ?? GrantOrigin.Direct;
}
