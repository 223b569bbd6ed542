using System.Text.Json;
using Billing.Contracts;
using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>A ledger entry that moved the balance of a credit type.</summary>
/// <param name="Id"><c>le_…</c>.</param>
/// <param name="CustomerId">The account.</param>
/// <param name="CreditEntitlementId">The credit type.</param>
/// <param name="TransactionType">Dodo's word for it.</param>
/// <param name="IsCredit">Whether the balance rose.</param>
/// <param name="Amount">By how much it rose or fell; decimal text without a sign.</param>
/// <param name="BalanceBefore">The settled balance before, 0 where the account owed.</param>
/// <param name="BalanceAfter">Afterwards.</param>
/// <param name="OverageBefore">What the account owed before.</param>
/// <param name="OverageAfter">Afterwards.</param>
/// <param name="CreatedAt">When it took effect.</param>
/// <param name="Description">Why, or null.</param>
/// <param name="GrantId">The grant that it moved; null where there are several.</param>
/// <param name="ReferenceId">The entry, grant or reservation that it is about, or null.</param>
/// <param name="Metadata">What the caller hung on it.</param>
internal sealed record EntitlementEntry(
    string Id,
    string CustomerId,
    string CreditEntitlementId,
    string TransactionType,
    bool IsCredit,
    string Amount,
    string BalanceBefore,
    string BalanceAfter,
    string OverageBefore,
    string OverageAfter,
    DateTime CreatedAt,
    string? Description,
    string? GrantId,
    string? ReferenceId,
    JsonElement Metadata)
{
    public static EntitlementEntry Of(EntryReply entry)
    {
        var moved = entry.Movement!;
        return new EntitlementEntry(
            entry.EntryId,
            entry.Account,
            moved.CreditType,
            Dodo.TransactionType.Of(entry),
            moved.Amount.Value > 0,
            Size(moved.Amount),
            Owed.Rest(moved.BalanceBefore),
            Owed.Rest(moved.BalanceAfter),
            Owed.Of(moved.BalanceBefore),
            Owed.Of(moved.BalanceAfter),
            entry.At,
            entry.Note.Reason,
            OnlyGrant(entry),
            entry.RefersTo ?? entry.Reservation?.ReservationId,
            MetadataOf(entry));
    }

    /// <summary>An amount without its sign.</summary>
    public static string Size(Amount amount) => (amount with { Value = Math.Abs(amount.Value) }).ToString();

    /// <summary>The grant that an entry made, or the only one that it moved.</summary>
    public static string? OnlyGrant(EntryReply entry) =>
        entry.Grant?.GrantId ?? (entry.Movement!.Lines is [var line] ? line.GrantId : null);

    /// <summary>What the caller hung on an entry; an empty object for nothing.</summary>
    public static JsonElement MetadataOf(EntryReply entry) => JsonElement.Parse(entry.Note.Metadata ?? "{}");
}
