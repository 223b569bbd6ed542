using Billing.Domain.Accounts;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>Structural equality of states, quick enough for every step of every random sequence.</summary>
internal static class Same
{
    public static bool State(AccountState a, AccountState b)
    {
        if (a with { Credits = [], Counters = [] } != b with { Credits = [], Counters = [] })
            return false;
        if (a.Credits.Length != b.Credits.Length || !a.Counters.AsSpan().SequenceEqual(b.Counters.AsSpan()))
            return false;
        for (var i = 0; i < a.Credits.Length; i++)
        {
            if (!Balance(a.Credits[i], b.Credits[i]))
                return false;
        }
        return true;
    }

    private static bool Balance(CreditBalance a, CreditBalance b) =>
        a with { Grants = [] } == b with { Grants = [] } && a.Grants.AsSpan().SequenceEqual(b.Grants.AsSpan());
}
