using Billing.Domain.Payments;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// What time alone does to an account: reservations, grants and periods end, scheduled grants begin, each at its exact moment,
/// each written once, in order of time and before the command that notices (SEMANTICS A4, A5, A9, C7).
/// </summary>
internal static class CatchUp
{
    public static void Write(LedgerWriter writer, IPlanBook plans, Instant now)
    {
        // At the end of time nothing follows: the last period ends with it.
        while (writer.State.NextDueAt is { } due && due <= now && due < Instant.Max)
            WriteNext(writer, plans, due);
    }

    // At one moment, reservations end first, then grants, then the period; what begins then belongs to the new period
    // (SEMANTICS A10). An automatic top-up looks at all that the moment has brought.
    private static void WriteNext(LedgerWriter writer, IPlanBook plans, Instant due)
    {
        var state = writer.State;
        if (state.Reservations.NextEndAt <= due)
        {
            // All of a moment first: a grant that ends then rolls over once, with all that is free by then.
            while (writer.State.Reservations.Next is { } reservation && reservation.ExpiresAt <= due)
                writer.Append(Reserving.EndOf(reservation), due);
            Ending.Settle(writer, due, byTime: true);
            return;
        }
        var before = state.Seq;
        Ending.Settle(writer, due, byTime: true);
        if (writer.State.Seq != before)
            return;
        if (state.Plan.Period.End <= due)
            PeriodTurn.Write(writer, plans);
        else if (!Activate(writer, due) && !Recharging.MayStart(writer, due))
            throw new InvalidOperationException($"Something is due at {due}, but nothing begins or ends then.");
    }

    private static bool Activate(LedgerWriter writer, Instant due)
    {
        foreach (var balance in writer.State.Credits)
        {
            var begun = balance.Grants
                .Where(grant => !grant.Active && grant.Terms.EffectiveAt <= due)
                .MinBy(grant => grant.Seq);
            if (begun is null)
                continue;
            writer.Append(new AccountEvent.GrantActivated(balance.Asset, begun.Seq, begun.Amount), due);
            Ending.Settle(writer, due, byTime: true);
            return true;
        }
        return false;
    }
}
