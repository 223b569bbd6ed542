using Billing.Domain.Payments;

namespace Billing.Domain.Accounts;

/// <summary>The canonical bytes of what happens between the account and its payment provider.</summary>
internal static class CanonicalPayments
{
    /// <summary>The event's name, or null where it is none of these.</summary>
    public static string? NameOf(AccountEvent e) => e switch
    {
        AccountEvent.CustomerLinked => "customer_linked",
        AccountEvent.CheckoutStarted => "checkout_started",
        AccountEvent.CheckoutOpened => "checkout_opened",
        AccountEvent.CheckoutPending => "checkout_pending",
        AccountEvent.CheckoutClosed => "checkout_closed",
        AccountEvent.PaymentRecorded => "payment_recorded",
        AccountEvent.SubscriptionChanged => "subscription_changed",
        AccountEvent.ClawedBack => "clawed_back",
        AccountEvent.Frozen => "frozen",
        AccountEvent.Unfrozen => "unfrozen",
        AccountEvent.RechargeSet => "recharge_set",
        AccountEvent.RechargeStarted => "recharge_started",
        AccountEvent.RechargeEnded => "recharge_ended",
        _ => null,
    };

    public static void Write(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.CustomerLinked linked:
                writer.Text(linked.CustomerId);
                break;
            case AccountEvent.CheckoutStarted started:
                Write(writer, started.Terms);
                break;
            case AccountEvent.CheckoutOpened opened:
                writer.Number(opened.CheckoutSeq);
                writer.Text(opened.SessionId);
                writer.Text(opened.Url);
                writer.Number(opened.ExpiresAt.UnixMicros);
                break;
            case AccountEvent.CheckoutPending pending:
                writer.Number(pending.CheckoutSeq);
                writer.Text(pending.SessionId);
                break;
            case AccountEvent.CheckoutClosed closed:
                writer.Number(closed.CheckoutSeq);
                writer.Byte((byte)closed.Outcome);
                break;
            case AccountEvent.PaymentRecorded recorded:
                Write(writer, recorded.Payment);
                break;
            case AccountEvent.SubscriptionChanged changed:
                Write(writer, changed.Subscription);
                break;
            default:
                WriteReturn(writer, e);
                break;
        }
    }

    private static void WriteReturn(CanonicalWriter writer, AccountEvent e)
    {
        switch (e)
        {
            case AccountEvent.ClawedBack clawed:
                CanonicalParts.Write(writer, clawed.Asset, clawed.Amount);
                writer.Number(clawed.PaymentSeq);
                writer.Number(clawed.GrantSeq);
                writer.Number(clawed.Deficit);
                writer.Number(clawed.WrittenOff);
                writer.Byte((byte)clawed.Cause);
                writer.Number(clawed.ReturnedMinor);
                break;
            case AccountEvent.Frozen frozen:
                CanonicalParts.Write(writer, frozen.Asset, frozen.Amount);
                writer.Number(frozen.PaymentSeq);
                writer.Number(frozen.GrantSeq);
                writer.Text(frozen.DisputeId);
                break;
            case AccountEvent.Unfrozen unfrozen:
                CanonicalParts.Write(writer, unfrozen.Asset, unfrozen.Amount);
                writer.Number(unfrozen.PaymentSeq);
                writer.Number(unfrozen.GrantSeq);
                writer.Text(unfrozen.DisputeId);
                break;
            case AccountEvent.RechargeSet set:
                Write(writer, set.Terms);
                break;
            case AccountEvent.RechargeStarted started:
                CanonicalParts.Write(writer, started.Asset, started.Amount);
                writer.Number(started.Packs);
                writer.Number(started.AmountMinor);
                writer.Text(started.Currency);
                break;
            case AccountEvent.RechargeEnded ended:
                writer.Number(ended.RechargeSeq);
                writer.Byte((byte)ended.Outcome);
                writer.Text(ended.PaymentIntentId);
                writer.Text(ended.Reason);
                writer.Number(ended.RetryAt?.UnixMicros);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(e), e, "not an event of payments");
        }
    }

    private static void Write(CanonicalWriter writer, CheckoutTerms terms)
    {
        writer.Byte((byte)terms.Purpose);
        writer.Text(terms.Code);
        writer.Number(terms.Version);
        writer.Number(terms.AmountMinor);
        writer.Text(terms.Currency);
        writer.Text(terms.PriceId);
        writer.Flag(terms.Pack is not null);
        if (terms.Pack is { } pack)
            Write(writer, pack);
        writer.Number(terms.SupersedesSeq);
        writer.Text(terms.SuccessUrl);
        writer.Text(terms.CancelUrl);
    }

    private static void Write(CanonicalWriter writer, CheckoutPack pack)
    {
        CanonicalParts.Write(writer, pack.Asset, pack.Amount);
        writer.Number(pack.Bonus);
        writer.Text(pack.Expiry.Rule);
    }

    private static void Write(CanonicalWriter writer, PaymentFacts payment)
    {
        writer.Byte((byte)payment.Kind);
        writer.Number(payment.SourceSeq);
        writer.Text(payment.PaymentIntentId);
        writer.Text(payment.InvoiceId);
        writer.Text(payment.SubscriptionId);
        writer.Text(payment.Plan);
        writer.Flag(payment.Period is not null);
        if (payment.Period is { } period)
            CanonicalParts.Write(writer, period);
        writer.Number(payment.AmountMinor);
        writer.Text(payment.Currency);
        writer.Byte((byte)payment.Use);
    }

    private static void Write(CanonicalWriter writer, SubscriptionState subscription)
    {
        writer.Text(subscription.Id);
        writer.Byte((byte)subscription.Status);
        writer.Text(subscription.PriceId);
        writer.Text(subscription.Plan);
        CanonicalParts.Write(writer, subscription.Period);
        writer.Number(subscription.Anchor.UnixMicros);
        writer.Number(subscription.CancelAt?.UnixMicros);
        writer.Flag(subscription.IsMetered);
    }

    private static void Write(CanonicalWriter writer, RechargeTerms? terms)
    {
        writer.Flag(terms is not null);
        if (terms is null)
            return;
        CanonicalParts.Write(writer, terms.Asset, terms.Threshold);
        writer.Number(terms.Target);
        writer.Text(terms.PackageId);
        Write(writer, terms.Pack);
        writer.Number(terms.PackPriceMinor);
        writer.Text(terms.Currency);
        writer.Number(terms.MaxPerPeriod);
        writer.Number(terms.CooldownSeconds);
        writer.Number(terms.MaxFailures);
    }
}
