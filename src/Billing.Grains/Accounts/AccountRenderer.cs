using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Accounts;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies of states and entries.</summary>
internal static class AccountRenderer
{
    public static MutationReply Mutation(string accountId, CallAnswer answer) => answer switch
    {
        { Refusal: { } refusal } => new MutationReply(Error(refusal), null, answer.Replayed, null),
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
            refusal.Reasons, reason => new ReasonReply(reason.Rule, reason.Code, reason.Have, reason.Need)),
    };

    public static AccountReply Account(AccountState state) => new(
        state.AccountId,
        state.Email,
        state.Name,
        state.OpenedAt.ToDateTime(),
        state.Seq,
        ImmutableArray.CreateRange(state.Credits, credit => Credit(state.AccountNo, credit)),
        ImmutableArray.CreateRange(state.Counters, counter => new CounterReply(
            counter.Meter,
            counter.Period.Start.ToDateTime(),
            counter.Period.End.ToDateTime(),
            new Amount(counter.Count.Value, counter.Count.Precision))));

    public static GrantReply Grant(long accountNo, CreditBalance credit, Grant grant) => new(
        PublicId.Of(PublicId.Grant, accountNo, grant.Seq),
        credit.CreditType,
        new Amount(grant.Amount, credit.Precision),
        new Amount(grant.Remaining, credit.Precision),
        grant.Active ? "active" : "pending",
        grant.Terms.EffectiveAt.ToDateTime(),
        grant.Terms.ExpiresAt?.ToDateTime(),
        grant.Terms.Priority,
        CategoryName(grant.Terms.Category),
        grant.Seq);

    public static string CategoryName(GrantCategory category) =>
        category == GrantCategory.Paid ? "paid" : "promotional";

    private static CreditReply Credit(long accountNo, CreditBalance credit)
    {
        var ending = credit.Grants.Where(grant => grant is { Active: true, Terms.ExpiresAt: not null }).ToList();
        Instant? next = ending.Count == 0 ? null : ending.Min(grant => grant.Terms.ExpiresAt!.Value);
        var amount = ending.Where(grant => grant.Terms.ExpiresAt == next).Sum(grant => grant.Remaining);
        return new CreditReply(
            credit.CreditType,
            new Amount(credit.Settled, credit.Precision),
            new Amount(credit.Reserved, credit.Precision),
            new Amount(credit.Available, credit.Precision),
            next?.ToDateTime(),
            next is null ? null : new Amount(amount, credit.Precision),
            ImmutableArray.CreateRange(credit.Grants, grant => Grant(accountNo, credit, grant)));
    }
}
