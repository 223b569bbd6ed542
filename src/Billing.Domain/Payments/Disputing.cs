using Billing.Domain.Accounts;

namespace Billing.Domain.Payments;

/// <summary>
/// Disputes (SEMANTICS E8). While one is open, all that is left of the payment's grants is frozen, also where only a part of the
/// money is disputed: it cannot be spent and does not expire, and what reservations let go of joins it. A dispute that is won
/// lifts that; one that is lost lifts it and takes back the units that go with the disputed money. What it came to stands in the
/// ledger even where nothing was left to freeze, so that an older word of the same dispute changes nothing.
/// </summary>
internal static class Disputing
{
    public static Decision Decide(AccountState state, AccountCommand.SettleDispute command)
    {
        if (PaymentHistory.Find(command.PaymentSeq, command.History) is not { } payment)
            return Returning.NotFound;
        if (payment.Grants.Count == 0)
            return new Decision.Unchanged();
        if (Returning.BeginsLater(state, payment) is { } refusal)
            return refusal;
        var id = command.Facts.DisputeId;
        return command.Facts.Result switch
        {
            DisputeResult.Open when payment.IsDecided(id) || payment.OpenDisputes.Contains(id) => new Decision.Unchanged(),
            DisputeResult.Open => AtOnce(Freeze(state, payment, id)),
            DisputeResult.Won when payment.IsDecided(id) => new Decision.Unchanged(),
            DisputeResult.Won => AtOnce(Lift(state, payment, id)),
            DisputeResult.Lost when payment.IsLost(id) => new Decision.Unchanged(),
            DisputeResult.Lost => AtOnce([.. Lift(state, payment, id), .. Lose(state, payment, command)]),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "not a result of a dispute"),
        };
    }

    public static AccountState Evolve(AccountState state, AccountEvent.Frozen e) => Set(state, e.Asset, e.GrantSeq, true);

    public static AccountState Evolve(AccountState state, AccountEvent.Unfrozen e) => Set(state, e.Asset, e.GrantSeq, false);

    private static AccountState Set(AccountState state, Asset asset, long grantSeq, bool frozen)
    {
        var balance = Account.BalanceOf(state, asset);
        return balance.Find(grantSeq) is null
            ? state
            : Account.With(state, balance.With(grantSeq, grant => grant with { IsFrozen = frozen }));
    }

    private static Decision.Accepted AtOnce(IEnumerable<AccountEvent> events) => new Decision.Accepted([.. events]) { AtOnce = true };

    private static IEnumerable<AccountEvent> Freeze(AccountState state, PaymentHistory payment, string id)
    {
        foreach (var (paid, live) in Marked(payment, Live(state, payment)))
            yield return new AccountEvent.Frozen(payment.Seq, live?.Seq ?? paid.Seq, paid.Asset, live?.Unpinned ?? 0, id);
    }

    // Another dispute about the same payment goes on holding what this one lets go of.
    private static IEnumerable<AccountEvent> Lift(AccountState state, PaymentHistory payment, string id)
    {
        var frozen = Live(state, payment).Where(one => one.Live!.IsFrozen);
        foreach (var (paid, live) in Marked(payment, frozen))
            yield return new AccountEvent.Unfrozen(payment.Seq, live?.Seq ?? paid.Seq, paid.Asset, live?.Unpinned ?? 0, id);
        foreach (var other in payment.OpenDisputes.Where(other => other != id))
        {
            foreach (var e in Freeze(state, payment, other))
                yield return e;
        }
    }

    private static IEnumerable<AccountEvent> Lose(
        AccountState state, PaymentHistory payment, AccountCommand.SettleDispute command)
    {
        var lost = payment.LostMinor + command.Facts.DisputedMinor;
        var back = new MoneyBack(
            ClawbackCause.Dispute,
            lost,
            Returning.PaidMinor(payment, command.Facts.PaidMinor),
            lost + payment.RefundedMinor);
        return Returning.Take(state, payment, back, command.Shortfall);
    }

    private static IEnumerable<(PaidGrant Paid, Grant? Live)> Live(AccountState state, PaymentHistory payment) =>
        from paid in payment.Grants
        from seq in paid.Family
        let live = state.Credit(paid.Asset.CreditType)?.Find(seq)
        where live is not null
        select (paid, live);

    // At least one event, so that the dispute stands in the ledger.
    private static IEnumerable<(PaidGrant Paid, Grant? Live)> Marked(
        PaymentHistory payment, IEnumerable<(PaidGrant Paid, Grant? Live)> grants) =>
        grants.DefaultIfEmpty((payment.Grants[0], null));
}
