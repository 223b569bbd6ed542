using Billing.Domain.Accounts;
using Billing.Domain.Values;

namespace Billing.Domain.Payments;

/// <summary>Money that arrives, and the credits that it buys.</summary>
internal static class Paying
{
    /// <summary>
    /// The grant of packages that the next entry's payment buys: what is paid for and the bonus are one grant. Its life begins
    /// now (SEMANTICS E4).
    /// </summary>
    /// <param name="state">The account; the payment is its next entry, and the grant the one after.</param>
    /// <param name="pack">The package.</param>
    /// <param name="packs">How many of it.</param>
    /// <param name="now">When.</param>
    public static AccountEvent.Granted GrantOf(AccountState state, CheckoutPack pack, int packs, Instant now)
    {
        var amount = (pack.Amount + pack.Bonus) * packs;
        var terms = new GrantTerms(
            now, pack.Expiry.From(now, state.Plan.PeriodOf(now)), GrantTerms.DefaultPriority, GrantCategory.Paid);
        var origin = new GrantOrigin(GrantSource.Purchase, null, 0, state.Seq + 1);
        var repays = Math.Min(Account.BalanceOf(state, pack.Asset).Deficit, amount);
        return new AccountEvent.Granted(pack.Asset, amount, terms, origin, false, repays, GrantTimesAsked.Nothing);
    }

    /// <summary>Whether the balance can hold that many packages; money for more waits for an operator.</summary>
    public static bool HasRoom(AccountState state, CheckoutPack pack, int packs)
    {
        var balance = Account.BalanceOf(state, pack.Asset);
        var amount = ((Int128)pack.Amount + pack.Bonus) * packs;
        return amount > 0 && amount <= Units.MaxCommandUnits
            && balance.Precision == pack.Asset.Precision
            && balance.Settled + amount <= Account.MaxSettledUnits;
    }

    public static AccountState Evolve(AccountState state, AccountEvent.PaymentRecorded e) => e.Payment switch
    {
        { Kind: PaymentKind.TopUp, SourceSeq: { } seq } payment =>
            Checkouts.Paid(state, seq, payment.Use == PaymentUse.Accepted),
        { Kind: PaymentKind.Recharge } payment => Recharging.Paid(state, payment),
        _ => state,
    };
}
