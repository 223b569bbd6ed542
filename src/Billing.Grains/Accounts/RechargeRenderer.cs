using Billing.Contracts;
using Billing.Contracts.Payments;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Grains.Accounts;

/// <summary>Makes the view of automatic top-ups.</summary>
internal static class RechargeRenderer
{
    /// <summary>How the account tops itself up, or null.</summary>
    public static RechargeView? View(AccountState state, Instant now)
    {
        if (state.Payments.Recharge is not { } recharge)
            return null;
        var (terms, precision) = (recharge.Terms, recharge.Terms.Asset.Precision);
        return new RechargeView(
            terms.Asset.CreditType,
            new Amount(terms.Threshold, precision),
            new Amount(terms.Target, precision),
            terms.PackageId,
            terms.MaxPerPeriod,
            terms.CooldownSeconds,
            terms.MaxFailures,
            recharge switch
            {
                { InFlight.NeedsAction: true } => "requires_action",
                { InFlight: not null } => "charging",
                { Disabled: true } => "disabled",
                { NotBefore: { } notBefore } when notBefore > now => "waiting",
                _ => "idle",
            },
            recharge.Failures,
            recharge.CountedIn == state.Plan.Period.Start ? recharge.Count : 0,
            recharge.NotBefore?.ToDateTime(),
            recharge.InFlight is { } attempt ? Charge(state, terms, attempt) : null);
    }

    private static RechargeChargeView Charge(AccountState state, RechargeTerms terms, RechargeAttempt attempt)
    {
        var id = PublicId.Of(PublicId.Recharge, state.AccountNo, attempt.Seq);
        return new RechargeChargeView(
            id,
            attempt.Packs,
            attempt.AmountMinor,
            terms.Currency,
            attempt.PaymentIntentId,
            attempt.StartedAt.ToDateTime(),
            OutgoingKey.Of(state.AccountId, Operations.Recharge, id));
    }
}
