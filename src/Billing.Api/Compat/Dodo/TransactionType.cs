using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>Dodo's words for what an entry did.</summary>
internal static class TransactionType
{
    /// <summary>The word for an entry that moved a balance.</summary>
    public static string Of(EntryReply entry) => entry.Type switch
    {
        "debit" or "captured" => "credit_deducted",
        "grant" or "reversed" => "credit_added",
        "expired" or "reservation_expired" or "released" => "credit_expired",
        "rolled_over" => "credit_rolled_over",
        "rollover_forfeited" => "rollover_forfeited",
        "overage" => "overage_charged",
        "deficit_repaid" => "overage_reset",
        "clawed_back" => "refund",
        _ => "manual_adjustment",
    };
}
