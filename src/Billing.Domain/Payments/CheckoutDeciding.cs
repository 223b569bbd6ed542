using System.Collections.Immutable;
using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>Beginning a checkout, and what its session comes to (SEMANTICS D13, E4, E12).</summary>
internal static class CheckoutDeciding
{
    // Long past the longest life of a session (24 hours): no word of it came, and none is awaited.
    private const int ForgottenAfterHours = 72;

    public static Decision Decide(AccountState state, AccountCommand.StartCheckout command, Instant now)
    {
        if (command.Terms.Purpose == CheckoutPurpose.Plan
            && state.Payments.Subscription is { IsLive: true, Id: var id })
        {
            return new Refusal(
                RefusalCodes.AlreadySubscribed, $"The account is subscribed ({id}); change that subscription instead.");
        }
        var forgotten = state.Payments.Checkouts
            .Where(checkout => checkout.Status != CheckoutStatus.Pending
                && checkout.StartedAt.AddHours(ForgottenAfterHours) <= now)
            .Select(AccountEvent (checkout) => new AccountEvent.CheckoutClosed(checkout.Seq, CheckoutOutcome.Expired))
            .ToImmutableArray();
        var before = state.Payments.Checkouts.LastOrDefault(checkout =>
            checkout.Terms.Purpose == command.Terms.Purpose
            && checkout.Status != CheckoutStatus.Pending
            && checkout.StartedAt.AddHours(ForgottenAfterHours) > now);
        var started = new AccountEvent.CheckoutStarted(command.Terms with { SupersedesSeq = before?.Seq });
        return new Decision.Accepted([.. forgotten, started], forgotten.Length);
    }

    public static Decision Decide(AccountState state, AccountCommand.OpenCheckout command)
    {
        if (Checkouts.Find(state, command.CheckoutSeq) is { } checkout)
        {
            return checkout.SessionId == command.SessionId && checkout.Url == command.Url
                ? new Decision.Unchanged()
                : new AccountEvent.CheckoutOpened(command.CheckoutSeq, command.SessionId, command.Url, command.ExpiresAt);
        }
        return Checkouts.Read(command.CheckoutSeq, command.History) is null ? Unknown : new Decision.Unchanged();
    }

    public static Decision Decide(AccountState state, AccountCommand.SettleCheckout command, Instant now)
    {
        var open = Checkouts.Find(state, command.CheckoutSeq);
        var told = open is null ? Checkouts.Read(command.CheckoutSeq, command.History) : null;
        if ((open ?? told?.Checkout) is not { } checkout)
            return Unknown;
        if (told?.Payment is { } payment)
            return new Decision.Replayed(payment);
        return (checkout.Terms.Purpose, command.Session.Result) switch
        {
            (CheckoutPurpose.TopUp, SessionResult.Paid) => Paid(state, checkout, command.Session, now),
            // A plan is paid by the invoices of its subscription (SEMANTICS D10).
            (CheckoutPurpose.Plan, SessionResult.Paid) when command.Session.SubscriptionId is null => new Decision.Unchanged(),
            (_, _) when open is null => new Decision.Unchanged(),
            (CheckoutPurpose.Plan, SessionResult.Paid) => Subscribed(state, open, command.Session),
            (_, SessionResult.Pending) => Pending(open, command.Session),
            (_, SessionResult.Failed) => new AccountEvent.CheckoutClosed(open.Seq, CheckoutOutcome.Failed),
            (_, SessionResult.Expired) => new AccountEvent.CheckoutClosed(open.Seq, CheckoutOutcome.Expired),
            _ => new Decision.Unchanged(),
        };
    }

    private static Refusal Unknown => new(RefusalCodes.CheckoutNotFound, "The account has no such checkout.");

    private static Decision Pending(Checkout checkout, SessionFacts session) =>
        checkout.Status == CheckoutStatus.Pending
            ? new Decision.Unchanged()
            : new AccountEvent.CheckoutPending(checkout.Seq, session.SessionId);

    // It waits for the word of its subscription, whichever comes first (SEMANTICS E3).
    private static Decision Subscribed(AccountState state, Checkout checkout, SessionFacts session)
    {
        var isKnown = state.Payments.Subscription?.Id == session.SubscriptionId
            || state.Payments.Metered?.Id == session.SubscriptionId;
        if (isKnown)
            return new AccountEvent.CheckoutClosed(checkout.Seq, CheckoutOutcome.Subscribed);
        // Another subscription took the account's place: this one is cancelled by whoever tells of it (SEMANTICS D13).
        return state.Payments.Subscription is { IsLive: true }
            ? new AccountEvent.CheckoutClosed(checkout.Seq, CheckoutOutcome.Failed)
            : Pending(checkout, session);
    }

    private static Decision Paid(AccountState state, Checkout checkout, SessionFacts session, Instant now)
    {
        var use = UseOf(state, checkout, session);
        var payment = new AccountEvent.PaymentRecorded(new PaymentFacts(
            PaymentKind.TopUp,
            checkout.Seq,
            session.PaymentIntentId,
            null,
            null,
            null,
            null,
            session.AmountMinor,
            session.Currency,
            use));
        return use == PaymentUse.Accepted && checkout.Terms.Pack is { } pack
            ? new Decision.Accepted([payment, Paying.GrantOf(state, pack, 1, now)])
            : payment;
    }

    private static PaymentUse UseOf(AccountState state, Checkout checkout, SessionFacts session)
    {
        var terms = checkout.Terms;
        if (session.AmountMinor != terms.AmountMinor || session.Currency != terms.Currency || terms.Pack is not { } pack)
            return PaymentUse.Mismatched;
        if (checkout.Race == CheckoutRace.Lost)
            return PaymentUse.Duplicate;
        return Paying.HasRoom(state, pack, 1) ? PaymentUse.Accepted : PaymentUse.Mismatched;
    }
}
