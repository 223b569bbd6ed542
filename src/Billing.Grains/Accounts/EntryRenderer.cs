using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
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
            Metered = e is AccountEvent.Debited { Usage: { } usage } ? Metered(e.MovedAsset, usage) : null,
            Grant = e is AccountEvent.Granted granted ? GrantOf(entry, granted) : null,
            Particulars = e switch
            {
                AccountEvent.Opened opened => new ParticularsReply(opened.Email, opened.Name),
                AccountEvent.Updated updated => new ParticularsReply(updated.Email, updated.Name),
                _ => null,
            },
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
        LineReply Line(long grantSeq, long amount) =>
            new(PublicId.Of(PublicId.Grant, entry.AccountNo, grantSeq), new Amount(amount, asset.Precision));
        return entry.Event switch
        {
            AccountEvent.Debited e => ImmutableArray.CreateRange(e.Lines, line => Line(line.GrantSeq, line.Amount)),
            AccountEvent.Adjusted { Amount: > 0 } e => [Line(entry.Seq, e.Amount)],
            AccountEvent.Adjusted e => ImmutableArray.CreateRange(e.Lines, line => Line(line.GrantSeq, line.Amount)),
            AccountEvent.Granted e => [Line(entry.Seq, e.Amount)],
            AccountEvent.GrantActivated e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.Expired e => [Line(e.GrantSeq, e.Amount)],
            AccountEvent.DeficitRepaid e => [Line(e.GrantSeq, e.Amount)],
            _ => [],
        };
    }

    private static MeteredReply Metered(Asset? asset, MeteredUsage usage) => new(
        usage.Meter,
        new Amount(usage.Quantity.Value, usage.Quantity.Precision),
        new Amount(usage.Requested, usage.Quantity.Precision),
        usage.Period.Start.ToDateTime(),
        usage.Period.End.ToDateTime(),
        new Amount(usage.Count, usage.Quantity.Precision),
        usage.UnitCost is { } cost && asset is not null ? new Amount(cost, asset.Precision) : null);

    private static GrantReply GrantOf(LedgerEntry entry, AccountEvent.Granted granted) => new(
        PublicId.Of(PublicId.Grant, entry.AccountNo, entry.Seq),
        granted.Asset.CreditType,
        new Amount(granted.Amount, granted.Asset.Precision),
        new Amount(granted.Amount - granted.Repays, granted.Asset.Precision),
        granted.Scheduled ? "pending" : granted.Repays == granted.Amount ? "depleted" : "active",
        granted.Terms.EffectiveAt.ToDateTime(),
        granted.Terms.ExpiresAt?.ToDateTime(),
        granted.Terms.Priority,
        AccountRenderer.CategoryName(granted.Terms.Category),
        entry.Seq);
}
