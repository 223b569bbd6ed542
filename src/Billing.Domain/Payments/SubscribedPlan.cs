using Billing.Domain.Accounts;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>The plan and the period that an account's subscriptions lead to, and the events that lead there.</summary>
internal static class SubscribedPlan
{
    // Lengths of period that a provider's subscription may have and that are counted in months.
    private static readonly int[] Months = [1, 12, 3, 6];

    /// <summary>The plan as it should be from now on; what its period has granted is set aside.</summary>
    /// <param name="payments">The subscriptions as they are now.</param>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="terms">The newest version of the plan that the subscription's price sells, or null for an unknown price.</param>
    /// <param name="byDefault">The plan of accounts that have no other, or null.</param>
    /// <param name="now">When.</param>
    public static PlanState Of(
        PaymentState payments, PlanState plan, PlanTerms? terms, PlanTerms? byDefault, Instant now)
    {
        var subscribed = plan.Source == PlanSource.Subscription;
        if (payments.Subscription is { IsLive: true } live)
        {
            // An unmapped price keeps the plan (SEMANTICS D12).
            if (live.Plan is null && !subscribed)
                return plan;
            // Its version stays until the cycle renews.
            var kept = live.Plan is null || plan.Terms?.Slug == live.Plan && subscribed;
            var chosen = kept || terms is null || terms.Slug != live.Plan ? plan.Terms : terms;
            if (chosen is null)
                return plan;
            return With(new PlanState(chosen, PlanSource.Subscription, plan.Cycle, plan.Period, null, plan.Granted), live, now);
        }
        // Without a live subscription: the default plan, or none (SEMANTICS D9, D11).
        var fallen = subscribed ? PlanChanging.Begin(byDefault, PlanSource.Default, now) : plan;
        if (payments.Metered is { IsLive: true } metered)
            return With(fallen, metered, now);
        // The metered one's period ends with it.
        return !subscribed && payments.Metered is { } gone && plan.Cycle == CycleOf(gone, plan.Terms)
            ? PlanChanging.Begin(plan.Terms, plan.Source, now) with { Next = plan.Next }
            : fallen;
    }

    /// <summary>What has to happen for the plan to be as wanted.</summary>
    public static IEnumerable<AccountEvent> Changes(AccountState state, PlanState wanted, Instant now)
    {
        var current = state.Plan;
        if (IsSame(current, wanted))
            yield break;
        // A period begins where the provider says, but never before the one that it cuts short: periods do not overlap.
        var start = wanted.Period.Start;
        var moves = start != current.Period.Start;
        if (moves && start < current.Period.Start)
            wanted = wanted with { Period = wanted.Period with { Start = start = now } };
        var closes = moves && start > current.Period.Start;
        // A subscription's period begins with nothing granted: its own invoice does that. A fall to the default plan grants
        // nothing twice (SEMANTICS D4).
        var begins = wanted.Source == PlanSource.Subscription && (moves || current.Source != PlanSource.Subscription);
        wanted = wanted with { Granted = begins ? [] : current.Granted };

        yield return new AccountEvent.PlanChanged(
            current.Terms?.Slug, closes ? wanted with { Period = current.Period } : wanted, null);
        if (closes)
        {
            foreach (var e in PeriodTurn.Close(state, current.Period with { End = start }, wanted.Period))
                yield return e;
        }
        foreach (var grant in PlanGranting.Grants(wanted, CreditPolicy.TopUpDifference, now))
            yield return grant;
    }

    /// <summary>How the periods of a subscription follow each other: from its anchor where that makes the current one (SEMANTICS D5).</summary>
    public static PlanCycle CycleOf(SubscriptionState subscription, PlanTerms? terms)
    {
        var period = subscription.Period;
        foreach (var months in Months.Prepend(terms?.CycleMonths ?? 1))
        {
            foreach (var anchor in (Instant[])[subscription.Anchor, period.Start])
            {
                var cycle = new PlanCycle(anchor, months);
                if (cycle.PeriodAt(period.Start) == period)
                    return cycle;
            }
        }
        // A trial, or a period cut short: the next ones begin at its end.
        return new PlanCycle(period.End, terms?.CycleMonths ?? 1);
    }

    // Where the two clocks differ, the cycle says which period is now; it turns by itself.
    private static PlanState With(PlanState plan, SubscriptionState subscription, Instant now)
    {
        var cycle = CycleOf(subscription, plan.Terms);
        var holdsNow = subscription.Period.Start <= now && now < subscription.Period.End;
        return plan with { Cycle = cycle, Period = holdsNow ? subscription.Period : cycle.PeriodAt(now) };
    }

    private static bool IsSame(PlanState a, PlanState b) =>
        (a.Terms?.Slug, a.Terms?.Version, a.Source, a.Cycle, a.Period, a.Next)
        == (b.Terms?.Slug, b.Terms?.Version, b.Source, b.Cycle, b.Period, b.Next);
}
