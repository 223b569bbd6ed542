using System.Text.Json.Serialization;
using Billing.Contracts.Accounts;

namespace Billing.Api.Accounts;

/// <summary>What a change left of a balance.</summary>
internal sealed record MovedBalance(string Settled, string Reserved, string Available)
{
    /// <summary>The balances that an entry touched, by credit type.</summary>
    public static Dictionary<string, MovedBalance> Of(MovementReply? movement) => movement is null
        ? []
        : new()
        {
            [movement.CreditType] = new MovedBalance(
                movement.BalanceAfter.ToString(),
                movement.ReservedAfter.ToString(),
                movement.AvailableAfter.ToString()),
        };
}

/// <summary>What expires next.</summary>
internal sealed record ExpiryAnswer(DateTime At, string Amount)
{
    public static ExpiryAnswer? Of(CreditReply credit) =>
        credit is { NextExpiryAt: { } at, NextExpiryAmount: { } amount }
            ? new ExpiryAnswer(at, amount.ToString())
            : null;
}

/// <summary>A balance.</summary>
internal sealed record BalanceAnswer(string Settled, string Reserved, string Available, ExpiryAnswer? NextExpiry)
{
    public static BalanceAnswer Of(CreditReply credit) => new(
        credit.Settled.ToString(),
        credit.Reserved.ToString(),
        credit.Available.ToString(),
        ExpiryAnswer.Of(credit))
    {
        Frozen = credit.Frozen?.ToString(),
    };

    /// <summary>Held by disputes; absent for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Frozen { get; init; }
}

/// <summary>All balances of an account.</summary>
internal sealed record BalancesAnswer(string Account, long Seq, Dictionary<string, BalanceAnswer> Balances)
{
    public static BalancesAnswer Of(AccountReply account) => new(
        account.Id, account.Seq, account.Credits.ToDictionary(credit => credit.CreditType, BalanceAnswer.Of));
}

/// <summary>One balance of an account.</summary>
internal sealed record OneBalanceAnswer(
    string Account,
    long Seq,
    string CreditType,
    string Settled,
    string Reserved,
    string Available,
    ExpiryAnswer? NextExpiry)
{
    public static OneBalanceAnswer Of(AccountReply account, string creditType)
    {
        var credit = account.Credits.FirstOrDefault(credit => credit.CreditType == creditType);
        var balance = credit is null ? new BalanceAnswer("0", "0", "0", null) : BalanceAnswer.Of(credit);
        return new OneBalanceAnswer(
            account.Id,
            account.Seq,
            creditType,
            balance.Settled,
            balance.Reserved,
            balance.Available,
            balance.NextExpiry)
        {
            Frozen = balance.Frozen,
        };
    }

    /// <summary>Held by disputes; absent for nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Frozen { get; init; }
}
