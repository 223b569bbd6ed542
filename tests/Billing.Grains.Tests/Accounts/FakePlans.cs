using Billing.Domain.Plans;

namespace Billing.Grains.Tests.Accounts;

/// <summary>A catalog of plans that a test fills.</summary>
internal sealed class FakePlans : IPlanBook
{
    private readonly Dictionary<string, PlanTerms> _plans = [];

    public PlanTerms? DefaultPlan => null;

    public PlanTerms? Newest(string slug) => _plans.GetValueOrDefault(slug);

    public void Put(PlanTerms plan) => _plans[plan.Slug] = plan;
}
