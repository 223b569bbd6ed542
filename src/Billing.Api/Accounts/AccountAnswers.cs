using System.Text.Json.Serialization;
using Billing.Api.AccountPlans;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>An account.</summary>
internal sealed record AccountAnswer(
    string Id, string? Email, string? Name, string? Plan, long Seq, DateTime CreatedAt)
{
    public static AccountAnswer Of(AccountReply account) =>
        new(account.Id, account.Email, account.Name, account.Plan?.Slug, account.Seq, account.OpenedAt);

    /// <summary>As an entry left it.</summary>
    public static AccountAnswer Of(EntryReply entry, DateTime createdAt, string? plan) =>
        new(entry.Account, entry.Particulars?.Email, entry.Particulars?.Name, plan, entry.Seq, createdAt);
}

/// <summary>An account with all that it holds and counted.</summary>
internal sealed record StateAnswer(
    string Id,
    string? Email,
    string? Name,
    PlanStateAnswer Plan,
    string? TestClock,
    DateTime Now,
    long Seq,
    DateTime CreatedAt,
    Dictionary<string, HoldingAnswer> Balances,
    Dictionary<string, CounterAnswer> Meters)
{
    public static StateAnswer Of(AccountReply account) => new(
        account.Id,
        account.Email,
        account.Name,
        PlanStateAnswer.Of(account.Plan!),
        account.TestClock,
        account.Now,
        account.Seq,
        account.OpenedAt,
        account.Credits.ToDictionary(credit => credit.CreditType, HoldingAnswer.Of),
        account.Counters.ToDictionary(counter => counter.Meter, CounterAnswer.Of));
}

/// <summary>A balance with the live grants that make it up, in burn order.</summary>
internal sealed record HoldingAnswer(
    string Settled, string Reserved, string Available, ExpiryAnswer? NextExpiry, IReadOnlyList<GrantLine> Grants)
{
    public static HoldingAnswer Of(CreditReply credit) => new(
        credit.Settled.ToString(),
        credit.Reserved.ToString(),
        credit.Available.ToString(),
        ExpiryAnswer.Of(credit),
        [.. credit.Grants.Select(GrantLine.Of)])
    {
        Frozen = credit.Frozen?.ToString(),
    };

    /// <summary>Held by disputes; absent for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Frozen { get; init; }
}

/// <summary>What a meter counted in its current period.</summary>
internal sealed record CounterAnswer(string Count, DateTime PeriodStart, DateTime PeriodEnd)
{
    public static CounterAnswer Of(CounterReply counter) =>
        new(counter.Count.ToString(), counter.PeriodStart, counter.PeriodEnd);
}

/// <summary>Whether a ledger adds up.</summary>
internal sealed record VerifyAnswer(bool Ok, long Entries, long HeadSeq, string HeadHash, long? FirstBadSeq)
{
    public static VerifyAnswer Of(VerifyReply reply) =>
        new(reply.Ok, reply.Entries, reply.HeadSeq, reply.HeadHash, reply.FirstBadSeq);
}
