using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// The end of a period and the begin of the next: usage record, renewal on the plan's newest version, the cycle's credits.
/// Missed periods are turned one by one, each at its own moment (SEMANTICS A9, A10, D1).
/// </summary>
internal static class PeriodTurn
{
    /// <summary>Turns the period that has ended.</summary>
    public static void Write(LedgerWriter writer, IPlanBook plans)
    {
        var (state, plan) = (writer.State, writer.State.Plan);
        var at = plan.Period.End;
        foreach (var e in Close(state, plan.Period, plan.Cycle.PeriodAt(at)))
            writer.Append(e, at);
        Renew(writer, plans, at);
        foreach (var grant in PlanGranting.Grants(writer.State.Plan, CreditPolicy.FullNew, at))
        {
            writer.Append(grant, at);
            Ending.Settle(writer, at, byTime: true);
        }
    }

    /// <summary>The end of a period, also of one that a change of plan cuts short: what is billed of it, and its record.</summary>
    public static IEnumerable<AccountEvent> Close(AccountState state, Period period, Period next)
    {
        foreach (var counter in state.Counters)
        {
            if (counter.Overage > 0)
                yield return new AccountEvent.OverageCounted(counter.Meter, counter.Count with { Value = counter.Overage }, period);
        }
        yield return new AccountEvent.PeriodClosed(period, state.Counters, next, Corrected: false);
    }

    // The newest version of the same plan, or the plan that was waiting (SEMANTICS D7).
    private static void Renew(LedgerWriter writer, IPlanBook plans, Instant at)
    {
        var plan = writer.State.Plan;
        var (terms, source) = (plan.Terms, plan.Source);
        if (plan.Next is { } next)
            (terms, source) = (next.Terms, next.Source);
        if (terms is not null)
            terms = plans.Newest(terms.Slug) ?? terms;
        else if (plans.DefaultPlan is { } byDefault)
            (terms, source) = (byDefault, PlanSource.Default);
        if (plan.Next is null && terms?.Slug == plan.Terms?.Slug && terms?.Version == plan.Terms?.Version)
            return;

        var renewed = PlanChanging.Begin(terms, source, at);
        // The same way of counting periods goes on from the same anchor, and a subscription's goes on whatever the plan says;
        // another one begins now.
        renewed = source == PlanSource.Subscription
                || (renewed.Cycle.Months == plan.Cycle.Months && terms?.Periods == plan.Terms?.Periods)
            ? renewed with { Cycle = plan.Cycle, Period = plan.Period }
            : renewed with { Period = renewed.Period with { Start = at } };
        writer.Append(new AccountEvent.PlanChanged(plan.Terms?.Slug, renewed, null), at);
    }

    /// <summary>The next period has begun, or a closed one's record was corrected.</summary>
    public static AccountState Evolve(AccountState state, AccountEvent.PeriodClosed e)
    {
        if (e.Corrected)
            return state;
        return state with
        {
            Plan = state.Plan with { Period = e.Next, Granted = IsTurn(state, e) ? [] : state.Plan.Granted },
            Counters = [],
            Late = LateOf(state, e),
        };
    }

    // A period that a change of plan cuts short has granted what it has granted (SEMANTICS D4).
    private static bool IsTurn(AccountState state, AccountEvent.PeriodClosed e) => e.Period == state.Plan.Period;

    private static ImmutableArray<ClosedPeriod> LateOf(AccountState state, AccountEvent.PeriodClosed e)
    {
        var holds = state.Reservations.All.Any(reservation =>
            reservation.Hold is { CountIn: CountIn.Reservation } hold && hold.Period.Start == e.Period.Start);
        return holds ? state.Late.Add(new ClosedPeriod(e.Period, e.Counters)) : state.Late;
    }
}
