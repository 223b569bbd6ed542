using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>A customer's balance of a credit type.</summary>
/// <param name="Id">Its name here: the customer's and the credit type's.</param>
/// <param name="CustomerId">The account.</param>
/// <param name="CreditEntitlementId">The credit type.</param>
/// <param name="Balance">What can be spent; decimal text.</param>
/// <param name="Overage">What the account owes; decimal text.</param>
/// <param name="CreatedAt">When the account was opened.</param>
/// <param name="UpdatedAt">Up to when this is known to hold: the account's last entry, or its test clock's time.</param>
internal sealed record CustomerBalance(
    string Id,
    string CustomerId,
    string CreditEntitlementId,
    string Balance,
    string Overage,
    DateTime CreatedAt,
    DateTime UpdatedAt)
{
    public static CustomerBalance Of(HeldCredit held) => new(
        $"{held.Account.Id}/{held.Entitlement}",
        held.Account.Id,
        held.Entitlement,
        held.Credit?.Available.ToString() ?? "0",
        held.Credit is { } credit ? Owed.Of(credit.Settled) : "0",
        held.Account.OpenedAt,
        held.Account.Now);
}

/// <summary>A customer's balance of the credit type that the catalog says is meant.</summary>
internal sealed record CreditsAnswer(string Balance);

/// <summary>A settled balance in Dodo's two numbers: below nothing it is overage.</summary>
internal static class Owed
{
    /// <summary>How far it is below nothing.</summary>
    public static string Of(Amount settled) => (settled with { Value = Math.Max(0, -settled.Value) }).ToString();

    /// <summary>How far it is above.</summary>
    public static string Rest(Amount settled) => (settled with { Value = Math.Max(0, settled.Value) }).ToString();
}
