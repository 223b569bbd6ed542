using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;

namespace Billing.Domain.Tests.Scenarios;

/// <summary>Structural equality of states, quick enough for every step of every random sequence.</summary>
internal static class Same
{
    public static bool State(AccountState a, AccountState b) =>
        Scalars(a) == Scalars(b)
        && Plan(a.Plan, b.Plan)
        && All(a.Credits, b.Credits, Balance)
        && All(a.Counters, b.Counters, (x, y) => x == y)
        && All([.. a.Reservations.All], [.. b.Reservations.All], Reservation)
        && a.Reservations.NextEndAt == b.Reservations.NextEndAt
        && a.Payments with { Checkouts = [] } == b.Payments with { Checkouts = [] }
        && All(a.Payments.Checkouts, b.Payments.Checkouts, (x, y) => x == y)
        && All(a.Late, b.Late, (x, y) => x.Period == y.Period && All(x.Counters, y.Counters, (m, n) => m == n));

    private static AccountState Scalars(AccountState state) => state with
    {
        Plan = AccountState.Unopened(0).Plan, Credits = [], Counters = [], Reservations = ReservationBook.Empty, Late = [],
        Payments = PaymentState.None,
    };

    private static bool Plan(PlanState a, PlanState b) =>
        (a.Source, a.Cycle, a.Period, a.Next?.Source) == (b.Source, b.Cycle, b.Period, b.Next?.Source)
        && All(a.Granted, b.Granted, (x, y) => x == y)
        && Terms(a.Terms, b.Terms)
        && Terms(a.Next?.Terms, b.Next?.Terms);

    // A fold keeps the very terms that an entry has; only a state from elsewhere needs the long way.
    private static bool Terms(object? a, object? b) => ReferenceEquals(a, b) || Describe.Of(a) == Describe.Of(b);

    private static bool Balance(CreditBalance a, CreditBalance b) =>
        a with { Grants = [] } == b with { Grants = [] } && All(a.Grants, b.Grants, (x, y) => x == y);

    private static bool Reservation(Reservation a, Reservation b) =>
        a with { Lines = [] } == b with { Lines = [] } && All(a.Lines, b.Lines, (x, y) => x == y);

    private static bool All<T>(ImmutableArray<T> a, ImmutableArray<T> b, Func<T, T, bool> same)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (!same(a[i], b[i]))
                return false;
        }
        return true;
    }
}
