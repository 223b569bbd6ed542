using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Catalog;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies of states and entries.</summary>
internal static class AccountRenderer
{
    public static MutationReply Mutation(string accountId, CallAnswer answer, ICatalog catalog) => answer switch
    {
        { Refusal: { } refusal } => new MutationReply(Error(refusal, answer.State, catalog), null, answer.Replayed, null),
        { Entry: { } entry } => new MutationReply(null, EntryRenderer.Entry(accountId, entry), answer.Replayed, null),
        _ => new MutationReply(null, null, false, Account(answer.State!)),
    };

    public static ErrorReply Error(Refusal refusal) => new(refusal.Code, refusal.Detail)
    {
        Field = refusal.Field,
        CreditType = refusal.CreditType,
        Available = refusal.Available,
        Required = refusal.Required,
        Reasons = ImmutableArray.CreateRange(
            refusal.Reasons, reason => new ReasonReply(reason.Rule, reason.Code, reason.Have, reason.Need)
            {
                At = reason.At?.ToDateTime(),
            }),
    };

    // A limit comes with the plans that would lift it.
    private static ErrorReply Error(Refusal refusal, AccountState? state, ICatalog catalog)
    {
        if (refusal.Limit is not { } limit)
            return Error(refusal);
        var tier = state?.Plan.Terms?.Tier ?? -1;
        var upgrades = catalog.OfferedPlans
            .Where(plan => plan.Terms.Tier > tier)
            .Select(plan => new UpgradeReply(plan.Terms.Slug, plan.Terms.Name, plan.Terms.Tier));
        return Error(refusal) with
        {
            Limit = new LimitReply(
                limit.Meter,
                limit.Limit,
                limit.Count,
                limit.Period.Start.ToDateTime(),
                limit.Period.End.ToDateTime(),
                [.. upgrades]),
        };
    }

    public static AccountReply Account(AccountState state) => new(
        state.AccountId,
        state.Email,
        state.Name,
        state.OpenedAt.ToDateTime(),
        state.Seq,
        ImmutableArray.CreateRange(state.Credits, credit => Credit(state.AccountNo, credit)),
        ImmutableArray.CreateRange(state.Counters, counter => new CounterReply(
            counter.Meter,
            state.Plan.Period.Start.ToDateTime(),
            state.Plan.Period.End.ToDateTime(),
            new Amount(counter.Count.Value, counter.Count.Precision))))
    {
        Plan = PlanRenderer.State(state),
        TestClock = state.Clock?.Id,
        Now = (state.Clock?.Now ?? state.LastAt).ToDateTime(),
    };

    public static GrantReply Grant(long accountNo, CreditBalance credit, Grant grant) => new(
        PublicId.Of(PublicId.Grant, accountNo, grant.Seq),
        credit.CreditType,
        new Amount(grant.Amount, credit.Precision),
        new Amount(grant.Remaining, credit.Precision),
        StatusName(grant),
        grant.Terms.EffectiveAt.ToDateTime(),
        grant.Terms.ExpiresAt?.ToDateTime(),
        grant.Terms.Priority,
        CategoryName(grant.Terms.Category),
        grant.Seq)
    {
        Source = SourceName(grant.Origin.Source),
        Reserved = new Amount(grant.Pinned, credit.Precision),
    };

    private static string StatusName(Grant grant) => grant switch
    {
        { IsFrozen: true } => "frozen",
        { Active: true } => "active",
        _ => "pending",
    };

    public static string SourceName(GrantSource source) => source switch
    {
        GrantSource.Plan => "plan",
        GrantSource.Rollover => "rollover",
        GrantSource.Reversal => "reversal",
        GrantSource.Adjustment => "adjustment",
        GrantSource.Purchase => "purchase",
        _ => "direct",
    };

    public static string CategoryName(GrantCategory category) =>
        category == GrantCategory.Paid ? "paid" : "promotional";

    private static CreditReply Credit(long accountNo, CreditBalance credit)
    {
        var ending = credit.Grants.Where(grant => grant is { Active: true, Terms.ExpiresAt: not null, Free: > 0 }).ToList();
        Instant? next = ending.Count == 0 ? null : ending.Min(grant => grant.Terms.ExpiresAt!.Value);
        var amount = ending.Where(grant => grant.Terms.ExpiresAt == next).Sum(grant => grant.Free);
        return new CreditReply(
            credit.CreditType,
            new Amount(credit.Settled, credit.Precision),
            new Amount(credit.Reserved, credit.Precision),
            new Amount(credit.Available, credit.Precision),
            next?.ToDateTime(),
            next is null ? null : new Amount(amount, credit.Precision),
            ImmutableArray.CreateRange(credit.Grants, grant => Grant(accountNo, credit, grant)))
        {
            Frozen = credit.Frozen is > 0 and var frozen ? new Amount(frozen, credit.Precision) : null,
        };
    }
}
