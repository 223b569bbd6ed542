using Billing.Domain.Payments;
using Billing.Domain.Plans;

namespace Billing.Domain.Tests.Sequences;

/// <summary>States by structure: a copy such as a snapshot makes, and whether two are the same.</summary>
internal static class StateCopy
{
    /// <summary>The same state without a single array in common.</summary>
    public static AccountState Of(AccountState state) => state with
    {
        Plan = state.Plan with
        {
            Terms = Of(state.Plan.Terms),
            Next = state.Plan.Next is { } next ? next with { Terms = Of(next.Terms) } : null,
            Granted = [.. state.Plan.Granted],
        },
        Credits = [.. state.Credits.Select(credit => credit with { Grants = [.. credit.Grants] })],
        Counters = [.. state.Counters],
        Reservations = ReservationBook.Of(state.Reservations.All.Select(one => one with { Lines = [.. one.Lines] })),
        Late = [.. state.Late.Select(late => late with { Counters = [.. late.Counters] })],
        Payments = state.Payments with { Checkouts = [.. state.Payments.Checkouts] },
    };

    public static bool IsSame(AccountState a, AccountState b) =>
        Bare(a) == Bare(b)
        && IsSame(a.Plan, b.Plan)
        && Same(a.Credits, b.Credits, (x, y) =>
            x with { Grants = [] } == y with { Grants = [] } && x.Grants.AsSpan().SequenceEqual(y.Grants.AsSpan()))
        && a.Payments with { Checkouts = [] } == b.Payments with { Checkouts = [] }
        && a.Payments.Checkouts.AsSpan().SequenceEqual(b.Payments.Checkouts.AsSpan())
        && a.Counters.AsSpan().SequenceEqual(b.Counters.AsSpan())
        && a.Reservations.NextEndAt == b.Reservations.NextEndAt
        && Same(a.Reservations.All, b.Reservations.All, (x, y) =>
            x with { Lines = [] } == y with { Lines = [] } && x.Lines.AsSpan().SequenceEqual(y.Lines.AsSpan()))
        && Same(a.Late, b.Late, (x, y) => x.Period == y.Period && x.Counters.AsSpan().SequenceEqual(y.Counters.AsSpan()));

    private static AccountState Bare(AccountState state) => state with
    {
        Plan = PlanState.NoneAt(default) with { Granted = [] },
        Credits = [],
        Counters = [],
        Reservations = ReservationBook.Empty,
        Late = [],
        Payments = PaymentState.None,
    };

    private static bool IsSame(PlanState a, PlanState b) =>
        (a.Source, a.Cycle, a.Period, a.Next?.Source) == (b.Source, b.Cycle, b.Period, b.Next?.Source)
        && a.Granted.AsSpan().SequenceEqual(b.Granted.AsSpan())
        && IsSame(a.Terms, b.Terms)
        && IsSame(a.Next?.Terms, b.Next?.Terms);

    private static bool IsSame(PlanTerms? a, PlanTerms? b) => a is null || b is null
        ? a is null && b is null
        : a with { Credits = [], Meters = [] } == b with { Credits = [], Meters = [] }
            && a.Credits.AsSpan().SequenceEqual(b.Credits.AsSpan())
            && a.Meters.AsSpan().SequenceEqual(b.Meters.AsSpan());

    private static PlanTerms? Of(PlanTerms? plan) =>
        plan is null ? null : plan with { Credits = [.. plan.Credits], Meters = [.. plan.Meters] };

    private static bool Same<T>(IEnumerable<T> a, IEnumerable<T> b, Func<T, T, bool> same) =>
        a.Count() == b.Count() && a.Zip(b).All(pair => same(pair.First, pair.Second));
}
