using System.Collections.Immutable;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Settling usage of a reservation: within it, beyond it, after its end (SEMANTICS C4 to C7, C9 to C11).</summary>
internal static class Capturing
{
    public static Decision Decide(AccountState state, AccountCommand.Capture command)
    {
        if (command.Part is < 0 or > Units.MaxCommandUnits)
            return Refusal.Invalid("amount", "The amount must not be negative and must be within the largest amount.");
        if (command.Part == 0 && command is { Commit: false, Final: false })
            return Refusal.Invalid("amount", "The amount must be more than 0.");
        if (state.Reservations.Find(command.ReservationSeq) is { } open)
            return Settle(state, command, Claim.Of(open));
        return (command.EndedNow ?? ClosedReservation.Of(command.ReservationSeq, command.History)) switch
        {
            null => ClosedReservation.NotFound,
            { End: ReservationEnd.Expired } expired => Late(state, command, expired),
            var closed => Again(command, closed),
        };
    }

    // The same commit again answers as before (SEMANTICS C6).
    private static Decision Again(AccountCommand.Capture command, ClosedReservation closed) => closed.Closing.Event switch
    {
        AccountEvent.Captured { Terms.Commit: true } done when command.Commit => done.Terms.Asked == command.Part
            ? new Decision.Replayed(closed.Closing)
            : Refusal.Invalid("amount", "The reservation was committed with another amount."),
        AccountEvent.Released { ByCommit: true } when command.Commit && IsNothing(command, closed) =>
            new Decision.Replayed(closed.Closing),
        AccountEvent.Released => ClosedReservation.Released,
        _ => ClosedReservation.Committed,
    };

    // All that is left is nothing where captures took everything before.
    private static bool IsNothing(AccountCommand.Capture command, ClosedReservation closed) =>
        command.Part == 0 || (command.Part is null && closed.Captured >= closed.Reserved);

    // Never a silent nothing: it is charged now, linked to the reservation that has ended (SEMANTICS C7).
    private static Decision Late(AccountState state, AccountCommand.Capture command, ClosedReservation expired)
    {
        var part = command.Part ?? Math.Max(0, expired.Reserved - expired.Captured);
        return part == 0
            ? new Decision.Replayed(expired.Closing)
            : Settle(state, command with { Part = part }, Claim.Of(command.ReservationSeq, expired), command.Part);
    }

    private static Decision Settle(AccountState state, AccountCommand.Capture command, Claim claim) =>
        Settle(state, command, claim, command.Part);

    private static Decision Settle(AccountState state, AccountCommand.Capture command, Claim claim, long? asked)
    {
        var final = command.Commit || command.Final;
        var part = command.Part ?? claim.Left;
        if (part == 0 && !final)
            return Refusal.Invalid("amount", "Nothing of the reservation is left.");
        if (part == 0)
            return new AccountEvent.Released(claim.Seq, claim.Asset, CreditBalance.Sum(claim.Lines), ByCommit: true);
        if (claim.Hold is { } held && Beyond(state, TermsOf(state, claim, held), part) is { } beyond)
            return beyond;
        var charge = claim.Hold is { } hold
            ? Metered(state, claim, hold, part)
            : new Charge(part, Math.Min(part, claim.Left), null, 0, 0, 0);
        var (pinned, lines, deficit) = Pay(state, claim, charge);
        var covered = claim.Hold is { } units
            ? part <= claim.Left || IsCovered(state, claim, units, part)
            : deficit == 0;
        if (!covered && command.Excess == ExcessMode.Strict)
            return new Refusal(RefusalCodes.ExceedsReservation, "More than was reserved, and credits are short for the rest.");
        var terms = new CaptureTerms(
            command.Commit,
            asked,
            final,
            command.Excess,
            claim.IsLate,
            charge.HoldIncluded,
            charge.HoldCharged,
            charge.HoldOverage,
            claim.Reserved,
            claim.Captured,
            claim.ExpiresAt);
        var captured = new AccountEvent.Captured(
            claim.Seq, claim.Asset, charge.Cost, pinned, lines, deficit, charge.Usage, terms);
        return new Decision.Accepted([captured, .. LateCapture.Correction(state, captured)]);
    }

    private static Refusal? Beyond(AccountState state, PlanMeter terms, long part) =>
        (Int128)part * terms.SmallestUnitCost > Units.MaxCommandUnits
        || (Int128)(state.Counter(terms.Meter)?.Count.Value ?? 0) + part > Account.MaxSettledUnits
            ? Refusal.Invalid("amount", "The quantity costs more than the largest amount, or passes the largest count.")
            : null;

    // Held units first, at the price of the reservation; what goes beyond is usage of now.
    private static Charge Metered(AccountState state, Claim claim, MeterHold hold, long part)
    {
        var held = Math.Min(part, claim.Left);
        var included = Math.Min(held, hold.Included);
        var charged = Math.Min(held - included, hold.Charged);
        var overage = held - included - charged;
        var terms = TermsOf(state, claim, hold);
        var heldCost = charged * hold.SmallestUnitCost;
        var beyond = part == held ? default : Admission.Settle(
            state, terms, part - held, LateCapture.PeriodOf(state, hold), Unpinned(claim, heldCost));
        var split = new Split(part, included + beyond.Included, charged + beyond.Charged, overage + beyond.Overage);
        var usage = LateCapture.UsageOf(state, hold, split, part, claim.IsLate ? terms.Rate?.UnitCost : hold.UnitCost);
        return new Charge(
            heldCost + (beyond.Charged * terms.SmallestUnitCost), heldCost, usage, included, charged, overage);
    }

    private static bool IsCovered(AccountState state, Claim claim, MeterHold hold, long part) => Admission.Covers(
        state,
        TermsOf(state, claim, hold),
        part - claim.Left,
        LateCapture.PeriodOf(state, hold),
        Unpinned(claim, hold.Charged * hold.SmallestUnitCost));

    // What the reservation could not pin comes first.
    private static long Unpinned(Claim claim, long heldCost) => Math.Max(0, heldCost - CreditBalance.Sum(claim.Lines));

    // The plan as it is now, unless it charges something else by now: then as reserved.
    private static PlanMeter TermsOf(AccountState state, Claim claim, MeterHold hold)
    {
        var terms = state.Plan.Terms?.Meter(hold.Meter);
        if (terms is not null && terms.Rate?.Asset.CreditType == claim.Asset?.CreditType)
            return terms;
        var rate = claim.Asset is { } asset && hold.UnitCost is { } cost ? new MeterRate(asset, cost) : null;
        return new PlanMeter(hold.Meter, hold.Precision, 0, null, LimitMode.None, rate, OverageMode.Block, null);
    }

    // Pinned units first, in burn order, so that what is released is what was pinned last (SEMANTICS C4).
    private static (ImmutableArray<GrantLine> Pinned, ImmutableArray<GrantLine> Lines, long Deficit) Pay(
        AccountState state, Claim claim, Charge charge)
    {
        if (claim.Asset is not { } asset)
            return ([], [], 0);
        var pinned = Take(claim.Lines, Math.Min(charge.HeldCost, charge.Cost));
        var rest = charge.Cost - CreditBalance.Sum(pinned);
        var balance = Account.BalanceOf(state, asset);
        var lines = balance.Burn(Math.Min(rest, balance.Available));
        return (pinned, lines, rest - CreditBalance.Sum(lines));
    }

    private static ImmutableArray<GrantLine> Take(ImmutableArray<GrantLine> lines, long amount)
    {
        var taken = ImmutableArray.CreateBuilder<GrantLine>(lines.Length);
        foreach (var line in lines)
        {
            if (amount == 0)
                break;
            var part = Math.Min(amount, line.Amount);
            taken.Add(line with { Amount = part });
            amount -= part;
        }
        return taken.DrainToImmutable();
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Captured e)
    {
        if (e.Usage is { } usage)
            state = LateCapture.Count(state, usage);
        if (e.Asset is { } asset)
        {
            var balance = Account.BalanceOf(state, asset).Unpin(e.Pinned).Without(e.Pinned).Without(e.Lines);
            state = Account.With(
                state, balance with { Settled = balance.Settled - e.Amount, Deficit = balance.Deficit + e.Deficit });
        }
        if (e.Terms.Late)
            return state;
        state = state with { Reservations = state.Reservations.With(After(Reserving.Open(state, e.ReservationSeq), e)) };
        return e.Terms.Final ? Reserving.Close(state, e.ReservationSeq) : state;
    }

    private static Reservation After(Reservation open, AccountEvent.Captured e) => open with
    {
        Captured = open.Captured + e.Amount,
        Lines = Rest(open.Lines, CreditBalance.Sum(e.Pinned)),
        Hold = open.Hold is not { } hold ? null : hold with
        {
            Captured = hold.Captured + (e.Usage?.Quantity.Value ?? 0),
            Included = hold.Included - e.Terms.HoldIncluded,
            Charged = hold.Charged - e.Terms.HoldCharged,
            Overage = hold.Overage - e.Terms.HoldOverage,
        },
    };

    private static ImmutableArray<GrantLine> Rest(ImmutableArray<GrantLine> lines, long taken)
    {
        var rest = ImmutableArray.CreateBuilder<GrantLine>(lines.Length);
        foreach (var line in lines)
        {
            var part = Math.Min(taken, line.Amount);
            taken -= part;
            if (line.Amount > part)
                rest.Add(line with { Amount = line.Amount - part });
        }
        return rest.DrainToImmutable();
    }

    /// <summary>What a capture costs.</summary>
    /// <param name="Cost">All credit units.</param>
    /// <param name="HeldCost">Those of them that the reservation pinned.</param>
    /// <param name="Usage">The metered quantity, or null.</param>
    /// <param name="HoldIncluded">Included units taken from the hold.</param>
    /// <param name="HoldCharged">Charged units taken from the hold.</param>
    /// <param name="HoldOverage">Overage units taken from the hold.</param>
    private readonly record struct Charge(
        long Cost, long HeldCost, MeteredUsage? Usage, long HoldIncluded, long HoldCharged, long HoldOverage);
}
