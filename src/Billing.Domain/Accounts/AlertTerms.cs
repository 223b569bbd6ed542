using Billing.Domain.Plans;

namespace Billing.Domain.Accounts;

/// <summary>When an account is told that a balance is low (SEMANTICS G1, G2). Either a share or an amount, or neither for never.</summary>
/// <param name="Percent">Of what a cycle of the plan grants, 1 to 100; null for none.</param>
/// <param name="Amount">Units; null for none.</param>
/// <param name="Hysteresis">Units above the threshold that the balance must reach before it is said again; 0 or more.</param>
/// <param name="MinIntervalSeconds">The least time between two; 0 or more.</param>
/// <param name="Basis">Which balance counts.</param>
public sealed record AlertTerms(int? Percent, long? Amount, long Hysteresis, int MinIntervalSeconds, AlertBasis Basis)
{
    /// <summary>As a plan says it: a share of the cycle's credits, and nothing else.</summary>
    public static AlertTerms OfPlan(int percent) => new(percent, null, 0, 0, AlertBasis.Settled);

    /// <summary>Whether a balance is below the threshold; null where there is none. Exact: shares are compared, not rounded.</summary>
    /// <param name="balance">Units.</param>
    /// <param name="credit">What the plan grants of this type, or null.</param>
    /// <param name="above">Units above the threshold that count as below as well.</param>
    public bool? IsBelow(long balance, PlanCredit? credit, long above = 0)
    {
        if (Amount is { } amount)
            return balance < (Int128)amount + above;
        return Percent is { } percent && credit is not null
            ? ((Int128)balance - above) * 100 < (Int128)credit.Amount * percent
            : null;
    }
}

/// <summary>Which balance an alert looks at.</summary>
public enum AlertBasis
{
    /// <summary>The settled one: holds do not make it flap.</summary>
    Settled = 0,

    /// <summary>What is available.</summary>
    Available = 1,
}
