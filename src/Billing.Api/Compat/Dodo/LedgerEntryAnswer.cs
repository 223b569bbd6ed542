using System.Text.Json;
using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>A ledger entry that was made.</summary>
/// <param name="Id"><c>le_…</c>.</param>
/// <param name="CustomerId">The account.</param>
/// <param name="CreditEntitlementId">The credit type.</param>
/// <param name="EntryType"><c>credit</c> or <c>debit</c>.</param>
/// <param name="IsCredit">The same as a flag.</param>
/// <param name="Amount">Decimal text without a sign.</param>
/// <param name="BalanceBefore">The settled balance before, 0 where the account owed.</param>
/// <param name="BalanceAfter">Afterwards; a replay says what it was then.</param>
/// <param name="OverageBefore">What the account owed before.</param>
/// <param name="OverageAfter">Afterwards.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="GrantId">The grant that a credit made or that a debit took from; null where there are several.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Metadata">What the caller hung on it.</param>
/// <param name="Seq">The account's entry that this is.</param>
internal sealed record LedgerEntryAnswer(
    string Id,
    string CustomerId,
    string CreditEntitlementId,
    string EntryType,
    bool IsCredit,
    string Amount,
    string BalanceBefore,
    string BalanceAfter,
    string OverageBefore,
    string OverageAfter,
    DateTime CreatedAt,
    string? GrantId,
    string? Reason,
    JsonElement Metadata,
    long Seq)
{
    public static LedgerEntryAnswer Of(EntryReply entry, bool isCredit)
    {
        var moved = entry.Movement!;
        return new LedgerEntryAnswer(
            entry.EntryId,
            entry.Account,
            moved.CreditType,
            isCredit ? "credit" : "debit",
            isCredit,
            EntitlementEntry.Size(moved.Amount),
            Owed.Rest(moved.BalanceBefore),
            Owed.Rest(moved.BalanceAfter),
            Owed.Of(moved.BalanceBefore),
            Owed.Of(moved.BalanceAfter),
            entry.At,
            EntitlementEntry.OnlyGrant(entry),
            entry.Note.Reason,
            EntitlementEntry.MetadataOf(entry),
            entry.Seq);
    }
}
