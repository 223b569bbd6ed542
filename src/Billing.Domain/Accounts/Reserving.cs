using System.Collections.Immutable;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>Reservations: making them, giving them up, making them last (SEMANTICS C1 to C4, C8).</summary>
public static class Reserving
{
    /// <summary>How long a reservation lasts that names no time.</summary>
    public const int DefaultTtlSeconds = 900;

    /// <summary>The longest that it may last (SEMANTICS C3).</summary>
    public const int MaxTtlSeconds = 86_400;

    internal static Decision Decide(AccountState state, AccountCommand.Reserve command, Instant now)
    {
        if (TtlFault(command.TtlSeconds) is { } fault)
            return fault;
        if (state.Reservations.Count >= ReservationBook.MaxOpen)
            return Refusal.Invalid("reservation", $"The account has {ReservationBook.MaxOpen} open reservations, the most.");
        var expiresAt = now.AddSeconds(command.TtlSeconds ?? DefaultTtlSeconds);
        return command.Demand switch
        {
            Demand.Credits credits => Hold(state, credits, command, expiresAt),
            Demand.Metered metered => Hold(state, metered, command, expiresAt),
            _ => throw new ArgumentException("A reservation holds credits or units.", nameof(command)),
        };
    }

    internal static Decision Decide(AccountState state, AccountCommand.Release command)
    {
        if (state.Reservations.Find(command.ReservationSeq) is { } open)
            return new AccountEvent.Released(open.Seq, open.Asset, open.Left, false);
        return (command.EndedNow ?? ClosedReservation.Of(command.ReservationSeq, command.History)) switch
        {
            null => ClosedReservation.NotFound,
            { End: ReservationEnd.Committed } => ClosedReservation.Committed,
            var closed => new Decision.Replayed(closed.Closing),
        };
    }

    internal static Decision Decide(AccountState state, AccountCommand.Extend command, Instant now)
    {
        if (TtlFault(command.TtlSeconds) is { } fault)
            return fault;
        if (state.Reservations.Find(command.ReservationSeq) is { } open)
        {
            return new AccountEvent.Extended(
                open.Seq, open.Asset, command.TtlSeconds, now.AddSeconds(command.TtlSeconds ?? DefaultTtlSeconds));
        }
        return (command.EndedNow ?? ClosedReservation.Of(command.ReservationSeq, command.History)) switch
        {
            null => ClosedReservation.NotFound,
            { End: ReservationEnd.Released } => ClosedReservation.Released,
            { End: ReservationEnd.Committed } => ClosedReservation.Committed,
            _ => new Refusal(RefusalCodes.ReservationExpired, "The reservation has expired; make a new one."),
        };
    }

    /// <summary>What time does to a reservation at its end.</summary>
    internal static AccountEvent EndOf(Reservation reservation) =>
        new AccountEvent.ReservationExpired(reservation.Seq, reservation.Asset, reservation.Left);

    internal static AccountState Evolve(AccountState state, AccountEvent.Reserved e, long seq)
    {
        var reservation = new Reservation(seq, e.ExpiresAt, e.Asset, e.Amount, 0, e.Lines, e.Hold);
        state = state with { Reservations = state.Reservations.With(reservation) };
        return e.Asset is null ? state : Account.With(state, Account.BalanceOf(state, e.Asset).Pin(e.Lines));
    }

    internal static AccountState Evolve(AccountState state, AccountEvent.Extended e)
    {
        var extended = Open(state, e.ReservationSeq) with { ExpiresAt = e.ExpiresAt };
        return state with { Reservations = state.Reservations.With(extended) };
    }

    /// <summary>The reservation is closed and what it still pinned is free again.</summary>
    internal static AccountState Close(AccountState state, long reservationSeq)
    {
        var open = Open(state, reservationSeq);
        state = state with { Reservations = state.Reservations.Without(open) };
        if (open.Asset is not null && !open.Lines.IsEmpty)
            state = Account.With(state, Account.BalanceOf(state, open.Asset).Unpin(open.Lines));
        return state.Late.IsEmpty ? state : state with { Late = StillNeeded(state) };
    }

    internal static Reservation Open(AccountState state, long seq) =>
        state.Reservations.Find(seq) ?? throw new ImpossibleEntryException($"Reservation {seq} is not open.");

    private static Decision Hold(
        AccountState state, Demand.Credits demand, AccountCommand.Reserve command, Instant expiresAt)
    {
        if (Debiting.Limits(state, demand) is { } beyond)
            return beyond;
        var balance = Account.BalanceOf(state, demand.Asset);
        return demand.Amount > balance.Available
            ? Refusal.Insufficient(balance, demand.Amount)
            : new AccountEvent.Reserved(
                demand.Asset, demand.Amount, balance.Burn(demand.Amount), null, command.TtlSeconds, expiresAt);
    }

    private static Decision Hold(
        AccountState state, Demand.Metered demand, AccountCommand.Reserve command, Instant expiresAt)
    {
        if (Admission.TermsOf(state, demand, out var refusal) is not { } terms)
            return refusal!;
        if (Admission.Admit(state, terms, demand.Quantity.Value, partial: false, out var split) is { } refused)
            return refused;
        // Units that nobody pays for are held as charged ones that cost nothing.
        var charged = split.Quantity - split.Included - split.Overage;
        var hold = new MeterHold(
            terms.Meter,
            terms.Precision,
            split.Quantity,
            0,
            split.Included,
            charged,
            split.Overage,
            terms.Rate?.UnitCost,
            state.Plan.Period,
            command.CountIn);
        if (terms.Rate is not { } rate)
            return new AccountEvent.Reserved(null, 0, [], hold, command.TtlSeconds, expiresAt);
        // Where the account may owe, only what is there can be pinned.
        var balance = Account.BalanceOf(state, rate.Asset);
        var lines = balance.Burn(Math.Min(charged * terms.SmallestUnitCost, balance.Available));
        return new AccountEvent.Reserved(
            rate.Asset, CreditBalance.Sum(lines), lines, hold, command.TtlSeconds, expiresAt);
    }

    private static Refusal? TtlFault(int? ttlSeconds) => ttlSeconds is < 1 or > MaxTtlSeconds
        ? Refusal.Invalid("ttl_seconds", $"A reservation lasts 1 to {MaxTtlSeconds} seconds.")
        : null;

    private static ImmutableArray<ClosedPeriod> StillNeeded(AccountState state)
    {
        var starts = state.Reservations.All
            .Where(reservation => reservation.Hold is { CountIn: CountIn.Reservation })
            .Select(reservation => reservation.Hold!.Period.Start)
            .ToHashSet();
        return [.. state.Late.Where(period => starts.Contains(period.Period.Start))];
    }
}
