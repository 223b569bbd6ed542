using Billing.Contracts.Accounts;

namespace Billing.Api.Compat.Dodo;

/// <summary>A grant.</summary>
/// <param name="Id"><c>gr_…</c>.</param>
/// <param name="CustomerId">The account.</param>
/// <param name="CreditEntitlementId">The credit type.</param>
/// <param name="InitialAmount">What was granted; decimal text.</param>
/// <param name="RemainingAmount">What is left; decimal text.</param>
/// <param name="SourceType"><c>subscription</c>, <c>one_time</c>, <c>rollover</c> or <c>api</c>.</param>
/// <param name="Status"><c>pending</c>, <c>active</c>, <c>frozen</c>, <c>depleted</c>, <c>expired</c> or <c>voided</c>.</param>
/// <param name="IsExpired">Whether its time is over.</param>
/// <param name="IsRolledOver">Whether it is what was left of another one.</param>
/// <param name="CreatedAt">From when it can be spent.</param>
/// <param name="ExpiresAt">Until when, or null for ever.</param>
internal sealed record EntitlementGrant(
    string Id,
    string CustomerId,
    string CreditEntitlementId,
    string InitialAmount,
    string RemainingAmount,
    string SourceType,
    string Status,
    bool IsExpired,
    bool IsRolledOver,
    DateTime CreatedAt,
    DateTime? ExpiresAt)
{
    public static EntitlementGrant Of(string account, GrantReply grant) => new(
        grant.GrantId,
        account,
        grant.CreditType,
        grant.Amount.ToString(),
        grant.Remaining.ToString(),
        grant.Source switch
        {
            "plan" => "subscription",
            "purchase" => "one_time",
            "rollover" => "rollover",
            _ => "api",
        },
        grant.Status,
        grant.Status == "expired",
        grant.Source == "rollover",
        grant.EffectiveAt,
        grant.ExpiresAt);
}
