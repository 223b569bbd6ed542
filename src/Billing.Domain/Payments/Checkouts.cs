using System.Collections.Immutable;
using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>What becomes of the checkouts that an account keeps in mind. The ledger knows the others.</summary>
internal static class Checkouts
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

    public static AccountState Evolve(AccountState state, AccountEvent.CheckoutStarted e, LedgerEntry entry)
    {
        var begun = new Checkout(
            entry.Seq, e.Terms, CheckoutStatus.Started, null, null, null, entry.At, CheckoutRace.Running);
        // What the customer had finished before is no rival of this one.
        return With(state, [
            .. state.Payments.Checkouts.Select(checkout => checkout is
                { Status: CheckoutStatus.Pending, Race: CheckoutRace.Running }
                && checkout.Terms.Purpose == e.Terms.Purpose
                    ? checkout with { Race = CheckoutRace.Apart }
                    : checkout),
            begun,
        ]);
    }

    public static AccountState Evolve(AccountState state, AccountEvent.CheckoutOpened e) =>
        Change(state, e.CheckoutSeq, checkout => checkout with
        {
            Status = checkout.Status == CheckoutStatus.Started ? CheckoutStatus.Open : checkout.Status,
            SessionId = e.SessionId,
            Url = e.Url,
            ExpiresAt = e.ExpiresAt,
        });

    public static AccountState Evolve(AccountState state, AccountEvent.CheckoutPending e) =>
        Change(state, e.CheckoutSeq, checkout => checkout with
        {
            Status = CheckoutStatus.Pending, SessionId = e.SessionId,
        });

    public static AccountState Evolve(AccountState state, AccountEvent.CheckoutClosed e) => Without(state, e.CheckoutSeq);

    /// <summary>A checkout was paid: it is over, and those that were open beside it have lost.</summary>
    public static AccountState Paid(AccountState state, long seq, bool accepted)
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

    private static AccountState Without(AccountState state, long seq) =>
        With(state, [.. state.Payments.Checkouts.Where(checkout => checkout.Seq != seq)]);

    private static AccountState Change(AccountState state, long seq, Func<Checkout, Checkout> change) =>
        With(state, [.. state.Payments.Checkouts.Select(checkout => checkout.Seq == seq ? change(checkout) : checkout)]);

    private static AccountState With(AccountState state, ImmutableArray<Checkout> checkouts) =>
        state with { Payments = state.Payments with { Checkouts = checkouts } };
}
