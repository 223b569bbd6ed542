using Billing.Contracts.Drift;
using Billing.Contracts.Payments;

namespace Billing.Grains.Drift;

/// <summary>An account that is compared with Stripe.</summary>
/// <param name="AccountId">Its id.</param>
/// <param name="CustomerId">Its customer at Stripe.</param>
/// <param name="Account">The account itself.</param>
/// <param name="View">How it says that it stands.</param>
/// <param name="Since">How far back payments are compared, on the account's clock, UTC.</param>
/// <param name="Until">Up to when: what is newer may still be on its way, UTC.</param>
internal sealed record DriftSubject(
    string AccountId,
    string CustomerId,
    IAccountPayments Account,
    PaymentsView View,
    DateTime Since,
    DateTime Until)
{
    /// <summary>Something in which the two differ.</summary>
    public DriftFinding Found(string kind, string? ours, string? theirs) => new(AccountId, kind, ours, theirs);
}
