using System.Collections.Immutable;
using System.Text.Json;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Accounts;

/// <summary>Makes the data of messages about ledger entries, from the entries and the names of their credit types.</summary>
internal static class EntryPayloads
{
    private const string CreditPrefix = "credit.";

    /// <summary>The data of a message.</summary>
    public static EntryPayload Of(
        string accountId,
        string type,
        LedgerEntry entry,
        ImmutableArray<LedgerEntry> entries,
        Func<string, string> nameOf)
    {
        var payload = new EntryPayload
        {
            Account = accountId,
            CustomerId = accountId,
            Sequence = entry.Seq,
            EntryId = PublicId.Of(PublicId.Entry, entry.AccountNo, entry.Seq),
            At = entry.At.ToString(),
            Reason = entry.Note.Reason,
            IdempotencyKey = entry.Key?.Key,
            Metadata = MetadataOf(entry.Note),
        };
        if (entry.Event.MovedAsset is { } asset)
            payload = WithBalance(payload, type, entry, asset, nameOf(asset.CreditType));
        return Details(payload, entry, entries);
    }

    private static EntryPayload WithBalance(
        EntryPayload payload, string type, LedgerEntry entry, Asset asset, string name)
    {
        var amount = AmountOf(entry.Event);
        var isOfCredits = type.StartsWith(CreditPrefix, StringComparison.Ordinal);
        return payload with
        {
            CreditType = asset.CreditType,
            CreditEntitlementId = asset.CreditType,
            CreditEntitlementName = name,
            // Dodo's word: credit_deducted, manual_adjustment.
            TransactionType = isOfCredits ? TransactionTypeOf(type) : null,
            IsCredit = isOfCredits ? IsCredit(type, entry.Event) : null,
            Amount = Text(amount),
            BalanceBefore = Text(entry.BalanceBefore),
            BalanceAfter = Text(entry.BalanceAfter),
            AvailableBalance = Text(entry.BalanceAfter - entry.ReservedAfter),
        };

        string Text(long units) => new Units(units, asset.Precision).ToString();
    }

    private static EntryPayload Details(EntryPayload payload, LedgerEntry entry, ImmutableArray<LedgerEntry> entries)
    {
        return entry.Event switch
        {
            AccountEvent.Debited e => WithUsage(payload, e.Usage, e.Deficit, e.Asset),
            AccountEvent.Captured e => WithUsage(payload, e.Usage, e.Deficit, e.Asset) with
            {
                ReservationId = Id(PublicId.Reservation, e.ReservationSeq),
                IsFinal = e.Terms.Final,
            },
            AccountEvent.Granted e => payload with
            {
                GrantId = Id(PublicId.Grant, entry.Seq),
                GrantSource = SourceOf(e.Origin, entries),
                ExpiresAt = e.Terms.ExpiresAt?.ToString(),
            },
            AccountEvent.GrantActivated e => payload with { GrantId = Id(PublicId.Grant, e.GrantSeq) },
            AccountEvent.Reversed e => payload with
            {
                GrantSource = "reversal",
                GrantId = e.Reissued > 0 ? Id(PublicId.Grant, entry.Seq) : null,
                ExpiresAt = e.ReissuedTerms?.ExpiresAt?.ToString(),
                RefersTo = Id(PublicId.Entry, e.EntrySeq),
            },
            AccountEvent.Expired e => payload with { GrantId = Id(PublicId.Grant, e.GrantSeq) },
            AccountEvent.RolloverForfeited e => payload with { GrantId = Id(PublicId.Grant, e.GrantSeq) },
            AccountEvent.RolledOver e => payload with
            {
                GrantId = Id(PublicId.Grant, entry.Seq),
                GrantSource = "rollover",
                ExpiresAt = e.Terms.ExpiresAt?.ToString(),
                RefersTo = e.Origin.ParentSeq is { } parent ? Id(PublicId.Grant, parent) : null,
            },
            AccountEvent.Voided e => payload with { GrantId = Id(PublicId.Grant, e.GrantSeq) },
            AccountEvent.DeficitRepaid e => payload with { GrantId = Id(PublicId.Grant, e.GrantSeq) },
            AccountEvent.Adjusted { Deficit: > 0 } e => payload with
            {
                Deficit = new Units(e.Deficit, e.Asset.Precision).ToString(),
            },
            AccountEvent.Reserved e => payload with
            {
                ReservationId = Id(PublicId.Reservation, entry.Seq),
                ExpiresAt = e.ExpiresAt.ToString(),
                Meter = e.Hold?.Meter,
                Quantity = e.Hold is { } hold ? new Units(hold.Quantity, hold.Precision).ToString() : null,
            },
            AccountEvent.Released e => payload with { ReservationId = Id(PublicId.Reservation, e.ReservationSeq) },
            AccountEvent.ReservationExpired e => payload with { ReservationId = Id(PublicId.Reservation, e.ReservationSeq) },
            AccountEvent.OverageCounted e => payload with
            {
                TransactionType = TransactionTypeOf(EventTypes.CreditOverageReset),
                Meter = e.Meter,
                Overage = e.Quantity.ToString(),
                PeriodStart = e.Period.Start.ToString(),
                PeriodEnd = e.Period.End.ToString(),
            },
            AccountEvent.PlanChanged e => payload with
            {
                Plan = e.Plan.Terms?.Slug,
                PreviousPlan = e.From,
                PeriodStart = e.Plan.Period.Start.ToString(),
                PeriodEnd = e.Plan.Period.End.ToString(),
            },
            AccountEvent.PeriodClosed e => payload with
            {
                PeriodStart = e.Period.Start.ToString(),
                PeriodEnd = e.Period.End.ToString(),
                IsCorrected = e.Corrected ? true : null,
                Meters = ImmutableArray.CreateRange(e.Counters, MeterOf),
            },
            _ => payload,
        };

        string Id(string prefix, long seq) => PublicId.Of(prefix, entry.AccountNo, seq);
    }

    private static EntryPayload WithUsage(EntryPayload payload, MeteredUsage? usage, long deficit, Asset? asset)
    {
        payload = payload with
        {
            Deficit = deficit > 0 && asset is not null ? new Units(deficit, asset.Precision).ToString() : null,
        };
        if (usage is null)
            return payload;
        return payload with
        {
            Meter = usage.Meter,
            Quantity = usage.Quantity.ToString(),
            Included = Text(usage.Included),
            Overage = Text(usage.Overage),
            PeriodStart = usage.Period.Start.ToString(),
            PeriodEnd = usage.Period.End.ToString(),
        };

        string? Text(long units) => units == 0 ? null : new Units(units, usage.Quantity.Precision).ToString();
    }

    private static EntryMeter MeterOf(MeterCounter counter)
    {
        var precision = counter.Count.Precision;
        return new EntryMeter(
            counter.Meter,
            counter.Count.ToString(),
            new Units(counter.Included, precision).ToString(),
            new Units(counter.Overage, precision).ToString());
    }

    // What an event is about, unsigned, also where the settled balance stays as it is.
    private static long AmountOf(AccountEvent e) => e switch
    {
        AccountEvent.RolledOver rolled => rolled.Amount,
        AccountEvent.DeficitRepaid repaid => repaid.Amount,
        AccountEvent.Reserved reserved => reserved.Amount,
        AccountEvent.Released released => released.Amount,
        AccountEvent.ReservationExpired expired => expired.Amount,
        _ => Math.Abs(e.SettledDelta),
    };

    private static bool? IsCredit(string type, AccountEvent e) => type switch
    {
        EventTypes.CreditRolledOver or EventTypes.CreditOverageReset => true,
        _ => e.SettledDelta == 0 ? null : e.SettledDelta > 0,
    };

    private static string TransactionTypeOf(string type) => type switch
    {
        EventTypes.CreditAdded or EventTypes.CreditDeducted or EventTypes.CreditExpired or EventTypes.CreditRolledOver =>
            type.Replace('.', '_'),
        _ => type[CreditPrefix.Length..],
    };

    // Dodo's words; a top-up that the account bought by itself is told from one that somebody bought.
    private static string SourceOf(GrantOrigin origin, ImmutableArray<LedgerEntry> entries) => origin.Source switch
    {
        GrantSource.Plan => "subscription",
        GrantSource.Purchase => IsRecharge(origin, entries) ? "recharge" : "one_time",
        GrantSource.Rollover => "rollover",
        GrantSource.Reversal => "reversal",
        _ => "manual",
    };

    private static bool IsRecharge(GrantOrigin origin, ImmutableArray<LedgerEntry> entries) => entries.Any(entry =>
        entry.Seq == origin.ParentSeq && entry.Event is AccountEvent.PaymentRecorded { Payment.Kind: PaymentKind.Recharge });

    private static JsonElement? MetadataOf(Note note)
    {
        if (note.Metadata is not { } text)
            return null;
        using var metadata = JsonDocument.Parse(text);
        return metadata.RootElement.Clone();
    }
}
