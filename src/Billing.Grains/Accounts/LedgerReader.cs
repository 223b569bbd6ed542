using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>Reads pages of a ledger up to a state that is known to be durable.</summary>
internal static class LedgerReader
{
    public static async Task<LedgerPageReply> Ledger(IJournal journal, AccountState state, LedgerQuery query)
    {
        EntryType? type = null;
        if (query.Type is not null && (type = EntryTypeNames.Find(query.Type)) is null)
            return Refuse("type", "There is no such entry type.");
        long? grantSeq = null;
        if (query.GrantId is not null)
        {
            if (!PublicId.TryRead(PublicId.Grant, state.AccountNo, query.GrantId, out var seq))
                return Refuse("grant", "There is no such grant in this account.");
            grantSeq = seq;
        }
        var filter = new EntryFilter(
            query.BeforeSeq,
            state.Seq,
            type,
            grantSeq,
            query.CreditType,
            From: query.From is { } from ? Instant.From(from) : null,
            To: query.To is { } to ? Instant.From(to) : null);
        try
        {
            var entries = await journal.ReadPage(state.AccountNo, filter, query.Limit + 1);
            var page = entries.Take(query.Limit).Select(entry => EntryRenderer.Entry(state.AccountId, entry, true));
            return new LedgerPageReply(null, [.. page], entries.Length > query.Limit);
        }
        catch (JournalUnavailableException)
        {
            return new LedgerPageReply(Away, [], false);
        }
    }

    /// <summary>What follows an entry, oldest first; all that the store has is durable.</summary>
    public static async Task<LedgerPageReply> After(IJournal journal, AccountState state, FollowQuery query)
    {
        try
        {
            var entries = await journal.ReadAfter(state.AccountNo, query.AfterSeq, query.Limit);
            var page = entries.Select(entry => EntryRenderer.Entry(state.AccountId, entry, true));
            return new LedgerPageReply(null, [.. page], entries.Length == query.Limit);
        }
        catch (JournalUnavailableException)
        {
            return new LedgerPageReply(Away, [], false);
        }
    }

    public static async Task<GrantPageReply> Grants(IJournal journal, AccountState state, GrantQuery query)
    {
        var filter = new EntryFilter(query.BeforeSeq, state.Seq, CreditType: query.CreditType, MakesGrant: true);
        try
        {
            var grants = ImmutableArray.CreateBuilder<GrantReply>();
            ImmutableArray<LedgerEntry> entries;
            do
            {
                entries = await journal.ReadPage(state.AccountNo, filter, query.Limit + 1);
                grants.AddRange(entries
                    .Select(entry => EntryRenderer.Entry(state.AccountId, entry).Grant)
                    .OfType<GrantReply>()
                    .Select(made => GrantAsItIs(state, made)));
                filter = filter with { BeforeSeq = entries.IsEmpty ? null : entries[^1].Seq };
            }
            while (entries.Length > query.Limit && grants.Count <= query.Limit);
            Expected(state, query, grants, entries.Length > query.Limit);
            return new GrantPageReply(null, [.. grants.Take(query.Limit)], grants.Count > query.Limit);
        }
        catch (JournalUnavailableException)
        {
            return new GrantPageReply(Away, [], false);
        }
    }

    // Money on its way: its credits can be seen, not spent (SEMANTICS E4). Each stands where its checkout began.
    private static void Expected(
        AccountState state, GrantQuery query, ImmutableArray<GrantReply>.Builder grants, bool hasMore)
    {
        foreach (var checkout in state.Payments.Checkouts)
        {
            if (checkout is not { Status: CheckoutStatus.Pending, Terms.Pack: { } pack }
                || query.BeforeSeq <= checkout.Seq
                || (query.CreditType is { } wanted && wanted != pack.Asset.CreditType))
            {
                continue;
            }
            var at = 0;
            while (at < grants.Count && grants[at].Seq > checkout.Seq)
                at++;
            if (at < grants.Count || !hasMore)
                grants.Insert(at, PaymentRenderer.Expected(state.AccountNo, checkout, pack));
        }
    }

    private static ErrorReply Away => new(ErrorCodes.StorageUnavailable, "The store is away or behind.");

    private static LedgerPageReply Refuse(string field, string detail) =>
        new(AccountRenderer.Error(Refusal.Invalid(field, detail)), [], false);

    // What the entry said then, with what is left of it now.
    private static GrantReply GrantAsItIs(AccountState state, GrantReply made)
    {
        var credit = state.Credit(made.CreditType);
        if (credit?.Find(made.Seq) is { } live)
            return AccountRenderer.Grant(state.AccountNo, credit, live);
        var ended = made.ExpiresAt is { } end && end <= state.LastAt.ToDateTime();
        return made with { Remaining = made.Amount with { Value = 0 }, Status = ended ? "expired" : "depleted" };
    }
}
