using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>Rows of what happens between the account and its payment provider.</summary>
internal static class PaymentRows
{
    private const string CustomerLinked = "customer_linked";
    private const string CheckoutStarted = "checkout_started";
    private const string CheckoutOpened = "checkout_opened";
    private const string CheckoutPending = "checkout_pending";
    private const string CheckoutClosed = "checkout_closed";
    private const string PaymentRecorded = "payment_recorded";
    private const string SubscriptionChanged = "subscription_changed";
    private const string RechargeSet = "recharge_set";
    private const string RechargeStarted = "recharge_started";
    private const string RechargeEnded = "recharge_ended";

    /// <summary>Whether a change of the account or its plan is one of these.</summary>
    public static bool Has(string? variant) => variant is CustomerLinked or CheckoutStarted or CheckoutOpened
        or CheckoutPending or CheckoutClosed or PaymentRecorded or SubscriptionChanged or RechargeSet or RechargeStarted
        or RechargeEnded;

    public static void Write(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.CustomerLinked e:
                (row.Variant, row.Detail) = (CustomerLinked, new EventDetail { CustomerId = e.CustomerId });
                break;
            case AccountEvent.CheckoutStarted e:
                (row.Variant, row.Detail) = (CheckoutStarted, new EventDetail { Checkout = e.Terms });
                break;
            case AccountEvent.CheckoutOpened e:
                row.Variant = CheckoutOpened;
                row.Detail = new EventDetail { SessionId = e.SessionId, Url = e.Url, ExpiresAt = e.ExpiresAt };
                break;
            case AccountEvent.CheckoutPending e:
                (row.Variant, row.Detail) = (CheckoutPending, new EventDetail { SessionId = e.SessionId });
                break;
            case AccountEvent.CheckoutClosed e:
                (row.Variant, row.Detail) = (CheckoutClosed, new EventDetail { CheckoutOutcome = e.Outcome });
                break;
            case AccountEvent.PaymentRecorded e:
                // The payment's source is what the row refers to.
                row.Variant = PaymentRecorded;
                row.Detail = new EventDetail { Payment = e.Payment with { SourceSeq = null } };
                break;
            case AccountEvent.SubscriptionChanged e:
                (row.Variant, row.Detail) = (SubscriptionChanged, new EventDetail { Subscription = e.Subscription });
                break;
            case AccountEvent.RechargeSet e:
                (row.Variant, row.Detail) = (RechargeSet, new EventDetail { Recharge = e.Terms });
                break;
            case AccountEvent.RechargeStarted e:
                row.Variant = RechargeStarted;
                row.Detail = new EventDetail
                {
                    Amount = e.Amount, Packs = e.Packs, AmountMinor = e.AmountMinor, Currency = e.Currency,
                };
                break;
            case AccountEvent.RechargeEnded e:
                row.Variant = RechargeEnded;
                row.Detail = new EventDetail
                {
                    RechargeOutcome = e.Outcome, PaymentIntentId = e.PaymentIntentId, Failure = e.Reason, RetryAt = e.RetryAt,
                };
                break;
            default:
                WriteReturn(ref row, happened);
                break;
        }
    }

    private static void WriteReturn(ref LedgerRow row, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.ClawedBack e:
                // The line says what the grant itself gave; the rest of the amount is owed.
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount - e.Deficit)];
                row.Detail = new EventDetail
                {
                    Deficit = LedgerRows.NullIfZero(e.Deficit),
                    WrittenOff = LedgerRows.NullIfZero(e.WrittenOff),
                    Cause = e.Cause,
                    ReturnedMinor = e.ReturnedMinor,
                };
                break;
            case AccountEvent.Frozen e:
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                row.Detail = new EventDetail { DisputeId = e.DisputeId };
                break;
            case AccountEvent.Unfrozen e:
                row.Lines = [new GrantLine(e.GrantSeq, e.Amount)];
                row.Detail = new EventDetail { DisputeId = e.DisputeId };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened), happened, "not an event");
        }
    }

    public static AccountEvent Read(in LedgerRow row) => (EntryTypeNames.Find(row.Type), row.Variant) switch
    {
        (EntryType.AccountUpdated, CustomerLinked) => new AccountEvent.CustomerLinked(row.Detail?.CustomerId),
        (EntryType.AccountUpdated, CheckoutStarted) => new AccountEvent.CheckoutStarted(
            LedgerRows.DetailOf(row).Checkout ?? LedgerRows.Lost<CheckoutTerms>(row)),
        (EntryType.AccountUpdated, CheckoutOpened) => OpenedOf(row, LedgerRows.DetailOf(row)),
        (EntryType.AccountUpdated, CheckoutPending) => new AccountEvent.CheckoutPending(
            row.RefersTo ?? 0, LedgerRows.DetailOf(row).SessionId ?? LedgerRows.Lost<string>(row)),
        (EntryType.AccountUpdated, CheckoutClosed) => new AccountEvent.CheckoutClosed(
            row.RefersTo ?? 0, LedgerRows.DetailOf(row).CheckoutOutcome ?? LedgerRows.Lost<CheckoutOutcome>(row)),
        (EntryType.AccountUpdated, PaymentRecorded) => new AccountEvent.PaymentRecorded(
            (LedgerRows.DetailOf(row).Payment ?? LedgerRows.Lost<PaymentFacts>(row)) with { SourceSeq = row.RefersTo }),
        (EntryType.PlanChanged, SubscriptionChanged) => new AccountEvent.SubscriptionChanged(
            LedgerRows.DetailOf(row).Subscription ?? LedgerRows.Lost<SubscriptionState>(row)),
        (EntryType.AccountUpdated, RechargeSet) => new AccountEvent.RechargeSet(row.Detail?.Recharge),
        (EntryType.AccountUpdated, RechargeStarted) => StartedOf(row, LedgerRows.DetailOf(row)),
        (EntryType.AccountUpdated, RechargeEnded) => new AccountEvent.RechargeEnded(
            row.RefersTo ?? 0,
            LedgerRows.DetailOf(row).RechargeOutcome ?? LedgerRows.Lost<RechargeOutcome>(row),
            row.Detail?.PaymentIntentId,
            row.Detail?.Failure,
            row.Detail?.RetryAt),
        (EntryType.ClawedBack, null) => ClawedBackOf(row, LedgerRows.DetailOf(row)),
        (EntryType.Frozen, null) => new AccountEvent.Frozen(
            row.RefersTo ?? 0,
            row.Lines[0].GrantSeq,
            LedgerRows.AssetOf(row),
            row.Lines[0].Amount,
            LedgerRows.DetailOf(row).DisputeId ?? LedgerRows.Lost<string>(row)),
        (EntryType.Unfrozen, null) => new AccountEvent.Unfrozen(
            row.RefersTo ?? 0,
            row.Lines[0].GrantSeq,
            LedgerRows.AssetOf(row),
            row.Lines[0].Amount,
            LedgerRows.DetailOf(row).DisputeId ?? LedgerRows.Lost<string>(row)),
        _ => throw LedgerRows.Unknown(row),
    };

    private static AccountEvent.CheckoutOpened OpenedOf(in LedgerRow row, EventDetail detail) => new(
        row.RefersTo ?? 0,
        detail.SessionId ?? LedgerRows.Lost<string>(row),
        detail.Url ?? LedgerRows.Lost<string>(row),
        detail.ExpiresAt ?? LedgerRows.Lost<Instant>(row));

    private static AccountEvent.RechargeStarted StartedOf(in LedgerRow row, EventDetail detail) => new(
        LedgerRows.AssetOf(row),
        detail.Packs ?? 0,
        detail.Amount ?? 0,
        detail.AmountMinor ?? 0,
        detail.Currency ?? LedgerRows.Lost<string>(row));

    private static AccountEvent.ClawedBack ClawedBackOf(in LedgerRow row, EventDetail detail) => new(
        row.RefersTo ?? 0,
        row.Lines[0].GrantSeq,
        LedgerRows.AssetOf(row),
        -row.Amount,
        detail.Deficit ?? 0,
        detail.WrittenOff ?? 0,
        detail.Cause ?? LedgerRows.Lost<ClawbackCause>(row),
        detail.ReturnedMinor ?? 0);
}
