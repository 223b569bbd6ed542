using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>A catalog of plans that a test can change.</summary>
internal sealed class Plans : IPlanBook
{
    private readonly Dictionary<string, PlanTerms> _newest = [];
    private string? _default;

    public PlanTerms? DefaultPlan => _default is null ? null : _newest[_default];

    public PlanTerms? Newest(string slug) => _newest.GetValueOrDefault(slug);

    public void Put(PlanTerms plan, bool byDefault = false)
    {
        _newest[plan.Slug] = plan;
        if (byDefault)
            _default = plan.Slug;
    }
}
