using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Putting an account on a plan, at once or at its next renewal (SEMANTICS D4, D7, D8).</summary>
internal static class PlanChanging
{
    public static Decision Decide(AccountState state, AccountCommand.SetPlan command, Instant now)
    {
        var current = state.Plan;
        if (current.Source == PlanSource.Subscription)
            return Refusal.Invalid("plan", "A subscription decides this account's plan; change the subscription.");
        if (command.Asked.AtRenewal)
            return AtRenewal(current, command);
        if (IsSame(current, command.Plan, command.Source) && current.Next is null)
            return new Decision.Unchanged();
        return new Decision.Accepted([.. AtOnce(state, command, now)], Answer: 0);
    }

    /// <summary>A plan from its first moment on.</summary>
    public static PlanState Begin(PlanTerms? plan, PlanSource source, Instant now)
    {
        var cycle = CycleOf(plan, now);
        return new PlanState(plan, plan is null ? PlanSource.None : source, cycle, cycle.PeriodAt(now), null, []);
    }

    private static Decision AtRenewal(PlanState current, AccountCommand.SetPlan command)
    {
        var stays = IsSame(current, command.Plan, command.Source);
        if (stays ? current.Next is null : current.Next is { } next && IsSame(next, command.Plan, command.Source))
            return new Decision.Unchanged();
        return new AccountEvent.PlanScheduled(
            stays ? null : new PlanSwitch(command.Plan, command.Source), command.Asked);
    }

    private static IEnumerable<AccountEvent> AtOnce(AccountState state, AccountCommand.SetPlan command, Instant now)
    {
        var (current, begun) = (state.Plan, Begin(command.Plan, command.Source, now));
        // Stripe does not move the period on a plan change; nor does this, where both plans run alike (SEMANTICS D7).
        var keepsPeriod = current.Terms is not null && command.Plan is { } plan
            && current.Terms.Periods == plan.Periods && current.Terms.CycleMonths == plan.CycleMonths;
        if (keepsPeriod || begun.Cycle == current.Cycle)
            begun = begun with { Cycle = current.Cycle, Period = current.Period };
        // Another rhythm begins now and not earlier: periods never overlap.
        var moves = begun.Period.Start != current.Period.Start;
        if (moves)
            begun = begun with { Period = begun.Period with { Start = now } };
        var closes = moves && now > current.Period.Start;
        // What this period has granted already stays granted, also where the period ends here.
        begun = begun with { Granted = current.Granted };
        var changed = command.Asked.Credits == CreditPolicy.Prorate ? PlanGranting.Prorated(begun, now) : begun;

        yield return new AccountEvent.PlanChanged(
            current.Terms?.Slug, closes ? changed with { Period = current.Period } : changed, command.Asked);
        if (closes)
        {
            foreach (var e in PeriodTurn.Close(state, current.Period with { End = now }, begun.Period))
                yield return e;
        }
        foreach (var grant in PlanGranting.Grants(begun, command.Asked.Credits, now))
            yield return grant;
    }

    private static bool IsSame(PlanState current, PlanTerms? plan, PlanSource source) =>
        current.Terms?.Slug == plan?.Slug
        && current.Terms?.Version == plan?.Version
        && (plan is null || current.Source == source);

    private static bool IsSame(PlanSwitch next, PlanTerms? plan, PlanSource source) =>
        next.Terms?.Slug == plan?.Slug
        && next.Terms?.Version == plan?.Version
        && (plan is null || next.Source == source);

    private static PlanCycle CycleOf(PlanTerms? plan, Instant now)
    {
        if (plan is null)
            return PlanCycle.CalendarMonths;
        var anchor = plan.Periods == PeriodKind.Anchored ? now : PlanCycle.CalendarMonths.Anchor;
        return new PlanCycle(anchor, plan.CycleMonths);
    }
}
