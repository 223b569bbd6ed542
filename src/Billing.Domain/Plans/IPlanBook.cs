namespace Billing.Domain.Plans;

/// <summary>The newest version of every plan, for accounts whose cycle renews.</summary>
public interface IPlanBook
{
    /// <summary>The newest version of a plan, archived or not; null where there is none of that name.</summary>
    PlanTerms? Newest(string slug);

    /// <summary>The plan of accounts that have no other, or null.</summary>
    PlanTerms? DefaultPlan { get; }
}
