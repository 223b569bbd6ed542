using System.Collections.Immutable;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// The rules of an account. <see cref="Decide"/> says what a command leads to, <see cref="Evolve"/> applies what has
/// happened; both are pure. Time that passes is <see cref="CatchUp"/>'s job and comes before either.
/// </summary>
public static class Account
{
    /// <summary>The largest settled balance; a grant that would pass it is refused.</summary>
    public const long MaxSettledUnits = 4_000_000_000_000_000_000;

    /// <summary>Decides one command on a state that is caught up to <paramref name="now"/>.</summary>
    public static Decision Decide(AccountState state, AccountCommand command, Instant now) => (state.IsOpen, command) switch
    {
        (_, AccountCommand.Open open) => Opening.Decide(state, open, now),
        (false, _) => new Refusal(RefusalCodes.AccountNotFound, "There is no such account."),
        (_, AccountCommand.Use use) => Debiting.Decide(state, use),
        (_, AccountCommand.Update update) => Opening.Decide(state, update),
        (_, AccountCommand.AdvanceClock advance) => Opening.Decide(state, advance),
        (_, AccountCommand.SetAlert alert) => Alerting.Decide(state, alert),
        (_, AccountCommand.GrantCredits grant) => Granting.Decide(state, grant, now),
        (_, AccountCommand.VoidGrant voided) => Voiding.Decide(state, voided, now),
        (_, AccountCommand.Adjust adjust) => Adjusting.Decide(state, adjust),
        (_, AccountCommand.Reserve reserve) => Reserving.Decide(state, reserve, now),
        (_, AccountCommand.Capture capture) => Capturing.Decide(state, capture),
        (_, AccountCommand.Release release) => Reserving.Decide(state, release),
        (_, AccountCommand.Extend extend) => Reserving.Decide(state, extend, now),
        (_, AccountCommand.Reverse reverse) => Reversing.Decide(state, reverse, now),
        (_, AccountCommand.SetPlan plan) => PlanChanging.Decide(state, plan, now),
        (_, AccountCommand.SettleRefund refund) => Returning.Decide(state, refund),
        (_, AccountCommand.SettleDispute dispute) => Disputing.Decide(state, dispute),
        (_, AccountCommand.SetRecharge recharge) => Recharging.Decide(state, recharge),
        (_, AccountCommand.SettleRecharge recharge) => RechargeSettling.Decide(state, recharge, now),
        (_, AccountCommand.LinkCustomer link) => state.Payments.CustomerId == link.CustomerId
            ? new Decision.Unchanged()
            : new AccountEvent.CustomerLinked(link.CustomerId),
        (_, AccountCommand.StartCheckout start) => CheckoutDeciding.Decide(state, start, now),
        (_, AccountCommand.OpenCheckout open) => CheckoutDeciding.Decide(state, open),
        (_, AccountCommand.SettleCheckout settle) => CheckoutDeciding.Decide(state, settle, now),
        (_, AccountCommand.SyncSubscription sync) => Subscribing.Decide(state, sync, now),
        (_, AccountCommand.SettleInvoice settle) => Invoicing.Decide(state, settle, now),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "not a command"),
    };

    /// <summary>The state after an entry. It refuses nothing: what is in the ledger has happened.</summary>
    /// <exception cref="ImpossibleEntryException">It cannot have happened to this state.</exception>
    public static AccountState Evolve(AccountState state, LedgerEntry entry)
    {
        state = entry.Event switch
        {
            AccountEvent.Debited e => Debiting.Evolve(state, e),
            AccountEvent.Opened e => Opening.Evolve(state, e, entry.At),
            AccountEvent.Updated e => state with { Email = e.Email, Name = e.Name },
            AccountEvent.ClockAdvanced e => state with { Clock = e.Clock },
            AccountEvent.AlertSet e => With(state, BalanceOf(state, e.Asset) with { Alert = e.Alert }),
            AccountEvent.Granted e => Granting.Evolve(state, e, entry.Seq),
            AccountEvent.GrantActivated e => Granting.Evolve(state, e),
            AccountEvent.Expired e => Ending.Evolve(state, e.Asset, e.GrantSeq, e.Amount),
            AccountEvent.RolloverForfeited e => Ending.Evolve(state, e.Asset, e.GrantSeq, e.Amount),
            AccountEvent.RolledOver e => Ending.Evolve(state, e, entry.Seq),
            AccountEvent.DeficitRepaid e => Granting.Evolve(state, e),
            AccountEvent.Voided e => Voiding.Evolve(state, e, entry.At),
            AccountEvent.Adjusted e => Adjusting.Evolve(state, e, entry),
            AccountEvent.Reserved e => Reserving.Evolve(state, e, entry.Seq),
            AccountEvent.Captured e => Capturing.Evolve(state, e),
            AccountEvent.Released e => Reserving.Close(state, e.ReservationSeq),
            AccountEvent.ReservationExpired e => Reserving.Close(state, e.ReservationSeq),
            AccountEvent.Extended e => Reserving.Evolve(state, e),
            AccountEvent.Reversed e => Reversing.Evolve(state, e, entry.Seq),
            AccountEvent.PlanChanged e => state with { Plan = e.Plan },
            AccountEvent.PlanScheduled e => state with { Plan = state.Plan with { Next = e.Next } },
            AccountEvent.OverageCounted => state,
            AccountEvent.PeriodClosed e => PeriodTurn.Evolve(state, e),
            AccountEvent.CustomerLinked e => state with { Payments = state.Payments with { CustomerId = e.CustomerId } },
            AccountEvent.CheckoutStarted e => Checkouts.Evolve(state, e, entry),
            AccountEvent.CheckoutOpened e => Checkouts.Evolve(state, e),
            AccountEvent.CheckoutPending e => Checkouts.Evolve(state, e),
            AccountEvent.CheckoutClosed e => Checkouts.Evolve(state, e),
            AccountEvent.PaymentRecorded e => Paying.Evolve(state, e),
            AccountEvent.SubscriptionChanged e => Subscribing.Evolve(state, e),
            AccountEvent.ClawedBack e => Returning.Evolve(state, e),
            AccountEvent.Frozen e => Disputing.Evolve(state, e),
            AccountEvent.Unfrozen e => Disputing.Evolve(state, e),
            AccountEvent.RechargeSet e => Recharging.Evolve(state, e),
            AccountEvent.RechargeStarted e => Recharging.Evolve(state, e, entry),
            AccountEvent.RechargeEnded e => Recharging.Evolve(state, e),
            _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "not an event"),
        };
        state = Alerting.Evolve(state, entry);
        return state with { Seq = entry.Seq, Hash = entry.Hash, LastAt = entry.At };
    }

    /// <summary>The state with one credit balance replaced or added.</summary>
    internal static AccountState With(AccountState state, CreditBalance balance)
    {
        for (var i = 0; i < state.Credits.Length; i++)
        {
            if (state.Credits[i].CreditType == balance.CreditType)
                return state with { Credits = state.Credits.SetItem(i, balance) };
        }
        return state with { Credits = state.Credits.Add(balance) };
    }

    /// <summary>The balance of a credit type, empty where the account has none yet.</summary>
    internal static CreditBalance BalanceOf(AccountState state, Asset asset) =>
        state.Credit(asset.CreditType)
        ?? new CreditBalance(asset.CreditType, asset.Precision, asset.Order, 0, 0, 0, []);
}

/// <summary>What a command leads to.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>These events, one of which answers the command.</summary>
    /// <param name="Events">In order.</param>
    /// <param name="Answer">The place of the one that answers.</param>
    public sealed record Accepted(ImmutableArray<AccountEvent> Events, int Answer = 0) : Decision
    {
        /// <summary>Whether the events belong together: what follows from them is written after the last one only.</summary>
        public bool AtOnce { get; init; }
    }

    /// <summary>Nothing, because everything is already as asked.</summary>
    public sealed record Unchanged : Decision;

    /// <summary>Nothing, because an earlier entry did just this and answers again (SEMANTICS C6).</summary>
    public sealed record Replayed(LedgerEntry Entry) : Decision;

    /// <summary>Nothing, because of a rule.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    /// <summary>A refusal is a decision.</summary>
    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);

    /// <summary>One event is a decision.</summary>
    public static implicit operator Decision(AccountEvent e) => new Accepted([e]);
}
