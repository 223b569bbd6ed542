using Billing.Domain.Payments;
using Billing.Domain.Values;

namespace Billing.Domain.Accounts;

/// <summary>
/// Whether a command is the one that an entry answered (SEMANTICS B2, B3). It compares what the caller said, never what the
/// catalog made of it: a price may have changed since, the request has not.
/// </summary>
public static class RequestComparison
{
    /// <summary>The first request field that differs from what <paramref name="entry"/> answered, or null.</summary>
    public static string? FirstDifference(AccountCommand command, LedgerEntry entry)
    {
        var field = (command, entry.Event) switch
        {
            (AccountCommand.Use c, AccountEvent.Debited e) => Use(c, e),
            (AccountCommand.Open c, AccountEvent.Opened e) =>
                Differs("id", c.AccountId, e.AccountId)
                ?? Differs("email", c.Email, e.Email)
                ?? Differs("name", c.Name, e.Name)
                ?? Differs("plan", c.Asked.Plan, e.Asked.Plan)
                ?? Differs("test_clock", c.Asked.ClockId, e.Asked.ClockId),
            (AccountCommand.Update c, AccountEvent.Updated e) => Update(c, e),
            (AccountCommand.AdvanceClock c, AccountEvent.ClockAdvanced e) =>
                Differs("test_clock", c.ClockId, e.Clock.Id) ?? Differs("to", c.To, e.Clock.Now),
            (AccountCommand.SetAlert c, AccountEvent.AlertSet e) =>
                Differs("credit_type", c.Asset.CreditType, e.Asset.CreditType) ?? Differs("alert", c.Alert, e.Alert),
            (AccountCommand.GrantCredits c, AccountEvent.Granted e) => Grant(c, e),
            (AccountCommand.VoidGrant c, AccountEvent.Voided e) => Differs("grant", c.GrantSeq, e.GrantSeq),
            (AccountCommand.Adjust c, AccountEvent.Adjusted e) =>
                Differs("credit_type", c.Asset.CreditType, e.Asset.CreditType)
                ?? Differs("amount", new Units(c.Amount, c.Asset.Precision), new Units(e.Amount, e.Asset.Precision))
                ?? Differs("force", c.Force, e.Forced),
            (AccountCommand.Reverse c, AccountEvent.Reversed e) =>
                Differs("entry", c.EntrySeq, e.EntrySeq)
                ?? Differs("amount", c.Asked.Part, e.Asked.Part)
                ?? Differs("reissue_days", c.Asked.ReissueDays, e.Asked.ReissueDays),
            (AccountCommand.SetPlan c, AccountEvent.PlanChanged { Asked: { } asked }) => Plan(c.Asked, asked),
            (AccountCommand.SetPlan c, AccountEvent.PlanScheduled e) => Plan(c.Asked, e.Asked),
            (AccountCommand.SettleRefund c, AccountEvent.ClawedBack e) => Differs("payment", c.PaymentSeq, e.PaymentSeq),
            (AccountCommand.SettleDispute c, _) => Differs("payment", c.PaymentSeq, entry.Event.SubjectSeq),
            (AccountCommand.SetRecharge c, AccountEvent.RechargeSet e) => Recharging.Difference(c.Terms, e.Terms),
            (AccountCommand.SettleRecharge c, _) => Differs("recharge", c.RechargeSeq, entry.Event.SubjectSeq),
            (AccountCommand.StartCheckout c, AccountEvent.CheckoutStarted e) => Checkout(c.Terms, e.Terms),
            // A fact: its key says all that it is about, and what else the provider says of it may have moved on.
            (AccountCommand.SettleCheckout or AccountCommand.SettleInvoice, AccountEvent.PaymentRecorded) => null,
            // A paid session of a plan, which its subscription's invoices pay for.
            (AccountCommand.SettleCheckout, AccountEvent.CheckoutPending or AccountEvent.CheckoutClosed) => null,
            _ => Reservation(command, entry.Event),
        };
        return field
            ?? Differs("reason", command.Note.Reason, entry.Note.Reason)
            ?? Differs("metadata", command.Note.Metadata, entry.Note.Metadata);
    }

    // An update's entry holds the result; what was asked of a field is that result or nothing.
    private static string? Update(AccountCommand.Update c, AccountEvent.Updated e) =>
        Differs("email", c.Email, e.EmailAsked ? e.Email ?? "" : null)
        ?? Differs("name", c.Name, e.NameAsked ? e.Name ?? "" : null);

    private static string? Grant(AccountCommand.GrantCredits c, AccountEvent.Granted e) =>
        Differs("credit_type", c.Asset.CreditType, e.Asset.CreditType)
        ?? Differs("amount", new Units(c.Amount, c.Asset.Precision), new Units(e.Amount, e.Asset.Precision))
        ?? Differs("effective_at", c.Asked.EffectiveAt, e.Asked.EffectiveAt)
        ?? Differs("expires", c.Asked.Expires, e.Asked.Expires)
        ?? Differs("priority", c.Priority, e.Terms.Priority)
        ?? Differs("category", c.Category, e.Terms.Category);

    private static string? Plan(PlanChangeAsked c, PlanChangeAsked e) =>
        Differs("plan", c.Plan, e.Plan)
        ?? Differs("effective", c.AtRenewal, e.AtRenewal)
        ?? Differs("credits", c.Credits, e.Credits);

    private static string? Checkout(CheckoutTerms c, CheckoutTerms e) =>
        Differs("purpose", c.Purpose, e.Purpose)
        ?? Differs(c.Purpose == CheckoutPurpose.Plan ? "plan" : "package", c.Code, e.Code)
        ?? Differs("success_url", c.SuccessUrl, e.SuccessUrl)
        ?? Differs("cancel_url", c.CancelUrl, e.CancelUrl);

    private static string? Use(AccountCommand.Use c, AccountEvent.Debited e)
    {
        var field = c.Demand switch
        {
            Demand.Metered metered => e.Usage is { } usage
                ? Differs("meter", metered.Meter, usage.Meter)
                    ?? Differs("quantity", metered.Quantity, usage.Quantity with { Value = usage.Requested })
                : "meter",
            Demand.Credits credits when e.Usage is null =>
                Differs("credit_type", credits.Asset.CreditType, e.Asset?.CreditType)
                ?? Differs("amount", credits.Amount, e.Requested),
            _ => "meter",
        };
        return field
            ?? Differs("allow_partial", c.AllowPartial, e.AllowPartial)
            ?? Differs("occurred_at", c.OccurredAt, e.OccurredAt);
    }

    private static string? Reservation(AccountCommand command, AccountEvent happened) => (command, happened) switch
    {
        (AccountCommand.Reserve c, AccountEvent.Reserved e) => Reserve(c, e),
        (AccountCommand.Capture c, AccountEvent.Captured e) =>
            Differs("reservation", c.ReservationSeq, e.ReservationSeq)
            ?? Differs("amount", c.Part, e.Terms.Asked)
            ?? Differs("final", c.Commit || c.Final, e.Terms.Final)
            ?? Differs("excess", c.Excess, e.Terms.Excess),
        (AccountCommand.Capture c, AccountEvent.Released e) =>
            Differs("reservation", c.ReservationSeq, e.ReservationSeq) ?? (c.Part is null or 0 ? null : "amount"),
        (AccountCommand.Release c, AccountEvent.Released e) =>
            Differs("reservation", c.ReservationSeq, e.ReservationSeq),
        (AccountCommand.Extend c, AccountEvent.Extended e) =>
            Differs("reservation", c.ReservationSeq, e.ReservationSeq) ?? Differs("ttl_seconds", c.TtlSeconds, e.TtlSeconds),
        _ => "operation",
    };

    private static string? Reserve(AccountCommand.Reserve c, AccountEvent.Reserved e)
    {
        var field = c.Demand switch
        {
            Demand.Metered metered => e.Hold is { } hold
                ? Differs("meter", metered.Meter, hold.Meter)
                    ?? Differs("quantity", metered.Quantity, new Units(hold.Quantity, hold.Precision))
                    ?? Differs("count_in", c.CountIn, hold.CountIn)
                : "meter",
            Demand.Credits credits when e.Hold is null =>
                Differs("credit_type", credits.Asset.CreditType, e.Asset?.CreditType)
                ?? Differs("amount", credits.Amount, e.Amount),
            _ => "meter",
        };
        return field ?? Differs("ttl_seconds", c.TtlSeconds, e.TtlSeconds);
    }

    private static string? Differs<T>(string field, T asked, T recorded) =>
        EqualityComparer<T>.Default.Equals(asked, recorded) ? null : field;
}
