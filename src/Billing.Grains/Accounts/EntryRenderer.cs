using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies of ledger entries, from the entry alone: a replay after months says the same (SEMANTICS B2).</summary>
internal static class EntryRenderer
{
    public static EntryReply Entry(string accountId, LedgerEntry entry, bool withHash = false)
    {
        var e = entry.Event;
        return new EntryReply(
            accountId,
            entry.Seq,
            PublicId.Of(PublicId.Entry, entry.AccountNo, entry.Seq),
            EntryTypeNames.NameOf(e.Type),
            entry.At.ToDateTime())
        {
            Movement = e.MovedAsset is { } asset ? Movement(entry, asset) : null,
            Metered = Metered(e),
            Grant = Grant(entry),
            Particulars = e switch
            {
                AccountEvent.Opened opened => new ParticularsReply(opened.Email, opened.Name),
                AccountEvent.Updated updated => new ParticularsReply(updated.Email, updated.Name),
                _ => null,
            },
            Reservation = ReservationRenderer.Of(entry),
            Plan = PlanRenderer.Change(e),
            Period = e is AccountEvent.PeriodClosed closed ? PlanRenderer.Period(closed.Period, closed.Counters, false) : null,
            RefersTo = e.SubjectSeq is { } subject ? PublicId.Of(PrefixOf(e), entry.AccountNo, subject) : null,
            Deficit = DeficitOf(e),
            IdempotencyKey = entry.Key?.Key,
            Note = entry.Note == Note.None
                ? NoteRequest.None
                : new NoteRequest(entry.Note.Reason, entry.Note.Actor, entry.Note.Metadata),
            Hash = withHash ? entry.Hash.ToString() : null,
        };
    }

    private static MovementReply Movement(LedgerEntry entry, Asset asset) => new(
        asset.CreditType,
        new Amount(entry.Event.SettledDelta, asset.Precision),
        new Amount(entry.Event is AccountEvent.Debited debited ? debited.Requested : entry.Event.SettledDelta, asset.Precision),
        new Amount(entry.BalanceBefore, asset.Precision),
        new Amount(entry.BalanceAfter, asset.Precision),
        new Amount(entry.ReservedAfter, asset.Precision),
        Lines(entry, asset));

    private static ImmutableArray<LineReply> Lines(LedgerEntry entry, Asset asset)
    {
        return entry.Event switch
        {
            AccountEvent.Debited e => All(e.Lines),
            AccountEvent.Captured e => All([.. e.Pinned, .. e.Lines]),
            AccountEvent.Reserved e => All(e.Lines),
            AccountEvent.Adjusted { Amount: > 0 } e => [Line(entry.Seq, e.Amount)],
            AccountEvent.Adjusted e => All(e.Lines),
            AccountEvent.Granted e => [Line(entry.Seq, e.Amount)],
            AccountEvent.GrantActivated e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.Expired e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.RolloverForfeited e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.RolledOver e => [Line(e.Origin.ParentSeq ?? 0, e.Amount), Line(entry.Seq, e.Amount)],
            AccountEvent.Voided e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.DeficitRepaid e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.Reversed e => Restored(e),
            AccountEvent.ClawedBack e => e.Amount == e.Deficit ? [] : [Line(e.GrantSeq, e.Amount - e.Deficit)],
            AccountEvent.Frozen e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.Unfrozen e => [Line(e.GrantSeq, e.Amount)],
            _ => [],
        };

        LineReply Line(long grantSeq, long amount) =>
            new(PublicId.Of(PublicId.Grant, entry.AccountNo, grantSeq), new Amount(amount, asset.Precision));

        ImmutableArray<LineReply> All(ImmutableArray<GrantLine> lines) =>
            ImmutableArray.CreateRange(lines, line => Line(line.GrantSeq, line.Amount));

        ImmutableArray<LineReply> Restored(AccountEvent.Reversed e)
        {
            var lines = ImmutableArray.CreateRange(e.Restored, grant => Line(grant.GrantSeq, grant.Amount));
            return e.Reissued == 0 ? lines : lines.Add(Line(entry.Seq, e.Reissued));
        }
    }

    private static MeteredReply? Metered(AccountEvent e) => e switch
    {
        AccountEvent.Debited { Usage: { } usage } debited => Metered(debited.Asset, usage),
        AccountEvent.Captured { Usage: { } usage } captured => Metered(captured.Asset, usage),
        AccountEvent.Reversed { Usage: { } usage } => Metered(usage),
        AccountEvent.OverageCounted overage => Metered(overage),
        _ => null,
    };

    private static MeteredReply Metered(Asset? asset, MeteredUsage usage) => new(
        usage.Meter,
        new Amount(usage.Quantity.Value, usage.Quantity.Precision),
        new Amount(usage.Requested, usage.Quantity.Precision),
        usage.Period.Start.ToDateTime(),
        usage.Period.End.ToDateTime(),
        new Amount(usage.Count, usage.Quantity.Precision),
        usage.UnitCost is { } cost && asset is not null ? new Amount(cost, asset.Precision) : null)
    {
        Included = new Amount(usage.Included, usage.Quantity.Precision),
        Overage = new Amount(usage.Overage, usage.Quantity.Precision),
    };

    private static MeteredReply Metered(ReversedUsage usage) => new(
        usage.Meter,
        new Amount(-usage.Quantity.Value, usage.Quantity.Precision),
        new Amount(-usage.Quantity.Value, usage.Quantity.Precision),
        usage.Period.Start.ToDateTime(),
        usage.Period.End.ToDateTime(),
        new Amount(usage.Count, usage.Quantity.Precision),
        null)
    {
        Included = new Amount(-usage.Included, usage.Quantity.Precision),
        Overage = new Amount(-usage.Overage, usage.Quantity.Precision),
    };

    private static MeteredReply Metered(AccountEvent.OverageCounted overage)
    {
        var quantity = new Amount(overage.Quantity.Value, overage.Quantity.Precision);
        return new MeteredReply(
            overage.Meter,
            quantity,
            quantity,
            overage.Period.Start.ToDateTime(),
            overage.Period.End.ToDateTime(),
            quantity,
            null)
        {
            Included = quantity with { Value = 0 },
            Overage = quantity,
        };
    }

    private static GrantReply? Grant(LedgerEntry entry) => entry.Event switch
    {
        AccountEvent.Granted e => Grant(entry, e.Asset, e.Amount, e.Amount - e.Repays, e.Terms, e.Origin.Source, e.Scheduled),
        AccountEvent.RolledOver e => Grant(entry, e.Asset, e.Amount, e.Amount, e.Terms, GrantSource.Rollover, false),
        AccountEvent.Reversed { ReissuedTerms: { } terms } e =>
            Grant(entry, e.Asset!, e.Reissued, e.Reissued, terms, GrantSource.Reversal, false),
        _ => null,
    };

    private static GrantReply Grant(
        LedgerEntry entry, Asset asset, long amount, long remaining, GrantTerms terms, GrantSource source, bool scheduled) => new(
        PublicId.Of(PublicId.Grant, entry.AccountNo, entry.Seq),
        asset.CreditType,
        new Amount(amount, asset.Precision),
        new Amount(remaining, asset.Precision),
        scheduled ? "pending" : remaining == 0 ? "depleted" : "active",
        terms.EffectiveAt.ToDateTime(),
        terms.ExpiresAt?.ToDateTime(),
        terms.Priority,
        AccountRenderer.CategoryName(terms.Category),
        entry.Seq)
    {
        Source = AccountRenderer.SourceName(source),
        Reserved = new Amount(0, asset.Precision),
    };

    private static string PrefixOf(AccountEvent e) => e switch
    {
        AccountEvent.Voided => PublicId.Grant,
        AccountEvent.Reversed => PublicId.Entry,
        AccountEvent.CheckoutOpened or AccountEvent.CheckoutPending or AccountEvent.CheckoutClosed
            or AccountEvent.PaymentRecorded { Payment.Kind: PaymentKind.TopUp } => PublicId.Checkout,
        AccountEvent.ClawedBack or AccountEvent.Frozen or AccountEvent.Unfrozen => PublicId.Payment,
        AccountEvent.RechargeEnded or AccountEvent.PaymentRecorded => PublicId.Recharge,
        _ => PublicId.Reservation,
    };

    private static Amount? DeficitOf(AccountEvent e) => e switch
    {
        AccountEvent.Debited { Deficit: > 0, Asset: { } asset } debited => new Amount(debited.Deficit, asset.Precision),
        AccountEvent.Captured { Deficit: > 0, Asset: { } asset } captured => new Amount(captured.Deficit, asset.Precision),
        AccountEvent.ClawedBack { Deficit: > 0 } clawed => new Amount(clawed.Deficit, clawed.Asset.Precision),
        AccountEvent.Adjusted { Deficit: > 0 } adjusted => new Amount(adjusted.Deficit, adjusted.Asset.Precision),
        _ => null,
    };
}
