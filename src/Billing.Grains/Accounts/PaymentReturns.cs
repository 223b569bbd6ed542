using Billing.Contracts.Payments;

namespace Billing.Grains.Accounts;

/// <summary>Makes replies about payments.</summary>
internal static class PaymentReturns
{
    public static PaymentsReply Reply(string accountId, CallAnswer answer) => answer switch
    {
        { Refusal: { } refusal } => new PaymentsReply(AccountRenderer.Error(refusal), null, null, answer.Replayed),
        { Entry: { } entry } => new PaymentsReply(null, null, EntryRenderer.Entry(accountId, entry), answer.Replayed),
        _ => new PaymentsReply(null, null, null, false),
    };
}
