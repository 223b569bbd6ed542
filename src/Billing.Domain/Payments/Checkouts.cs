using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>What becomes of the checkouts that an account keeps in mind. The ledger knows the others.</summary>
public static class Checkouts
{
    /// <summary>The checkout that an entry began, or null where nothing more is expected of it.</summary>
    public static Checkout? Find(AccountState state, long seq)
    {
        foreach (var checkout in state.Payments.Checkouts)
        {
            if (checkout.Seq == seq)
                return checkout;
        }
        return null;
    }

    /// <summary>A checkout as the ledger tells of it, or null where it has no such entry.</summary>
    public static ToldCheckout? Read(long seq, ImmutableArray<LedgerEntry> history)
    {
        Checkout? checkout = null;
        LedgerEntry? payment = null;
        CheckoutOutcome? outcome = null;
        foreach (var entry in history)
        {
            if (entry.Seq == seq && entry.Event is AccountEvent.CheckoutStarted started)
                checkout = Begun(started, entry);
            else if (checkout is null || entry.Event.SubjectSeq != seq)
                continue;
            else if (entry.Event is AccountEvent.CheckoutOpened opened)
                checkout = Opened(checkout, opened);
            else if (entry.Event is AccountEvent.CheckoutPending pending)
                checkout = checkout with { Status = CheckoutStatus.Pending, SessionId = pending.SessionId };
            else if (entry.Event is AccountEvent.CheckoutClosed closed)
                outcome = closed.Outcome;
            else if (entry.Event is AccountEvent.PaymentRecorded)
                payment = entry;
        }
        return checkout is null ? null : new ToldCheckout(checkout, outcome, payment);
    }

    internal static AccountState Evolve(AccountState state, AccountEvent.CheckoutStarted e, LedgerEntry entry)
    {
        // What the customer had finished before is no rival of this one.
        return With(state, [
            .. state.Payments.Checkouts.Select(checkout => checkout is
                { Status: CheckoutStatus.Pending, Race: CheckoutRace.Running }
                && checkout.Terms.Purpose == e.Terms.Purpose
                    ? checkout with { Race = CheckoutRace.Apart }
                    : checkout),
            Begun(e, entry),
        ]);
    }

    internal static AccountState Evolve(AccountState state, AccountEvent.CheckoutOpened e) =>
        Change(state, e.CheckoutSeq, checkout => Opened(checkout, e));

    internal static AccountState Evolve(AccountState state, AccountEvent.CheckoutPending e) =>
        Change(state, e.CheckoutSeq, checkout => checkout with
        {
            Status = CheckoutStatus.Pending, SessionId = e.SessionId,
        });

    internal static AccountState Evolve(AccountState state, AccountEvent.CheckoutClosed e) => Without(state, e.CheckoutSeq);

    /// <summary>A checkout was paid: it is over, and those that were open beside it have lost.</summary>
    internal static AccountState Paid(AccountState state, long seq, bool accepted)
    {
        var paid = Find(state, seq);
        state = Without(state, seq);
        if (!accepted || paid is not { Race: CheckoutRace.Running })
            return state;
        return With(state, [.. state.Payments.Checkouts.Select(checkout =>
            checkout.Race == CheckoutRace.Running && checkout.Terms.Purpose == paid.Terms.Purpose
                ? checkout with { Race = CheckoutRace.Lost }
                : checkout)]);
    }

    private static Checkout Begun(AccountEvent.CheckoutStarted e, LedgerEntry entry) => new(
        entry.Seq, e.Terms, CheckoutStatus.Started, null, null, null, entry.At, CheckoutRace.Running);

    private static Checkout Opened(Checkout checkout, AccountEvent.CheckoutOpened e) => checkout with
    {
        Status = checkout.Status == CheckoutStatus.Started ? CheckoutStatus.Open : checkout.Status,
        SessionId = e.SessionId,
        Url = e.Url,
        ExpiresAt = e.ExpiresAt,
    };

    private static AccountState Without(AccountState state, long seq) =>
        With(state, [.. state.Payments.Checkouts.Where(checkout => checkout.Seq != seq)]);

    private static AccountState Change(AccountState state, long seq, Func<Checkout, Checkout> change) =>
        With(state, [.. state.Payments.Checkouts.Select(checkout => checkout.Seq == seq ? change(checkout) : checkout)]);

    private static AccountState With(AccountState state, ImmutableArray<Checkout> checkouts) =>
        state with { Payments = state.Payments with { Checkouts = checkouts } };
}

/// <summary>A checkout as the ledger tells of it.</summary>
/// <param name="Checkout">The checkout.</param>
/// <param name="Outcome">How it ended without money, or null.</param>
/// <param name="Payment">The entry of the money that it brought, or null.</param>
public sealed record ToldCheckout(Checkout Checkout, CheckoutOutcome? Outcome, LedgerEntry? Payment);
