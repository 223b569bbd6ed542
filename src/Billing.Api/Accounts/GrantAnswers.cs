using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>A grant that was made.</summary>
internal sealed record GrantAnswer(
    string GrantId,
    string Account,
    string CreditType,
    string Amount,
    string Remaining,
    string Status,
    DateTime EffectiveAt,
    DateTime? ExpiresAt,
    int Priority,
    string Category,
    long Seq,
    Dictionary<string, MovedBalance> Balances)
{
    public static GrantAnswer Of(EntryReply entry)
    {
        var grant = entry.Grant ?? throw new InvalidOperationException($"Entry {entry.EntryId} made no grant.");
        return new GrantAnswer(
            grant.GrantId,
            entry.Account,
            grant.CreditType,
            grant.Amount.ToString(),
            grant.Remaining.ToString(),
            grant.Status,
            grant.EffectiveAt,
            grant.ExpiresAt,
            grant.Priority,
            grant.Category,
            entry.Seq,
            MovedBalance.Of(entry.Movement));
    }
}

/// <summary>A grant in a list.</summary>
internal sealed record GrantLine(
    string GrantId,
    string CreditType,
    string Amount,
    string Remaining,
    string Status,
    DateTime EffectiveAt,
    DateTime? ExpiresAt,
    int Priority,
    string Category,
    string Source,
    string Reserved,
    long Seq)
{
    public static GrantLine Of(GrantReply grant) => new(
        grant.GrantId,
        grant.CreditType,
        grant.Amount.ToString(),
        grant.Remaining.ToString(),
        grant.Status,
        grant.EffectiveAt,
        grant.ExpiresAt,
        grant.Priority,
        grant.Category,
        grant.Source,
        grant.Reserved.ToString(),
        grant.Seq);
}
