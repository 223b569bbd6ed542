using System.Collections.Concurrent;
using Billing.Domain.Accounts;
using Billing.Domain.Plans;

namespace Billing.Grains.Accounts;

/// <summary>One object for each version of a plan: thousands of accounts are on the same few, and each ledger tells it anew.</summary>
internal static class SharedPlans
{
    private static readonly ConcurrentDictionary<(string Slug, int Version), PlanTerms> Known = new();

    /// <summary>The same state on the shared object of its plan.</summary>
    public static AccountState Share(AccountState state) => state.Plan.Terms is { } terms
        ? state with { Plan = state.Plan with { Terms = Share(terms) } }
        : state;

    private static PlanTerms Share(PlanTerms terms)
    {
        var known = Known.GetOrAdd((terms.Slug, terms.Version), terms);
        return known.SameAs(terms) ? known : terms;
    }
}
