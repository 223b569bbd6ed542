using System.Collections.Frozen;
using Billing.Api.Accounts;
using Billing.Api.Catalog;
using Billing.Api.Json;
using Billing.Api.WebhookEndpoints;
using Billing.Domain.Values;

namespace Billing.Api.OpenApi;

/// <summary>
/// What the fields of requests mean. A name means the same wherever it stands; where it does not, the body says so
/// (<see cref="BodyShape.With"/>).
/// </summary>
internal static class RequestWords
{
    private const string ExpiryPattern = "^(never|period_end|days:[0-9]+)$";

    private static readonly Schema Code = new Schema.Text(TextLimits.Code);
    private static readonly Schema Url = new Schema.Text(TextLimits.Url);
    private static readonly Schema Expiry = new Schema.Text(TextLimits.Code, Pattern: ExpiryPattern);
    private static readonly Schema Amount = new Schema.Amount();
    private static readonly Schema Whole = new Schema.Whole();
    private static readonly Schema Flag = new Schema.Flag();
    private static readonly Schema Moment = new Schema.Moment();

    private static readonly FrozenDictionary<string, Schema> Words = new Dictionary<string, Schema>
    {
        ["idempotency_key"] = new Schema.Text(OperationKey.MaxLength, 1)
            .Saying("The same as the header Idempotency-Key; where both are there they are equal."),
        ["reason"] = new Schema.Text(TextLimits.Reason).Saying("Why, for people; kept in the ledger."),
        ["metadata"] = new Schema.Pairs().Saying("What the caller hangs on it; kept in the ledger and given back."),
        ["account"] = new Schema.Text(AccountId.MaxLength).Saying("An account's id."),
        ["credit_type"] = Code.Saying("A credit type's code."),
        ["amount"] = Amount.Saying("Units of the credit type, in its precision."),
        ["meter"] = Code.Saying("A meter's code."),
        ["quantity"] = Amount.Saying("Units of the meter, in its precision."),
        ["plan"] = Code.Saying("A plan's slug."),
        ["package"] = Code.Saying("A package's id."),
        ["code"] = Code.Saying("Its code, chosen by the operator."),
        ["slug"] = Code.Saying("Its slug, chosen by the operator."),
        ["id"] = Code.Saying("Its id, chosen by the operator."),
        ["name"] = new Schema.Text(TextLimits.Name).Saying("What people call it."),
        ["email"] = new Schema.Text(Particulars.MaxEmailLength).Saying("Where mail reaches the customer."),
        ["test_clock"] = Code.Saying("The test clock that the account lives on."),
        ["kind"] = new Schema.Word("admin", "account").Saying("Whether the key reaches everything or one account."),
        ["expires"] = Expiry.Saying("When units end: days:N, period_end or never; otherwise the credit type's default."),
        ["expires_at"] = Moment.Saying("When units end, to the moment; instead of expires."),
        ["effective_at"] = Moment.Saying("From when units can be used; now unless given."),
        ["priority"] = Whole.Saying("Lower is used first."),
        ["category"] = new Schema.Word("paid", "promotional").Saying("Whether the units were paid for."),
        ["occurred_at"] = Moment.Saying("When it was used, for the record; it is charged now."),
        ["allow_partial"] = Flag.Saying("Whether to charge as much as there is when there is too little."),
        ["dry_run"] = Flag.Saying("Whether only to say what would happen."),
        ["force"] = Flag.Saying("Whether a balance may go below what is reserved, or below zero."),
        ["ttl_seconds"] = Whole.Saying("How long it holds, in seconds."),
        ["count_in"] = new Schema.Word("capture", "reservation")
            .Saying("The period that usage counts in: that of the capture, or that of the reservation."),
        ["final"] = Flag.Saying("Whether this is the last capture; what is left is released."),
        ["excess"] = new Schema.Word("settle", "strict")
            .Saying("What becomes of more than was reserved: settled like usage, or refused."),
        ["reissue_days"] = Whole.Saying("How many days units live that are given back to a grant that has ended."),
        ["threshold_percent"] = Whole.Saying("Low is below this share of the last grant, in percent."),
        ["threshold"] = Amount.Saying("Low is below so many units."),
        ["hysteresis"] = Amount.Saying("How far above the threshold it must rise before it can be low again, in units."),
        ["min_interval_seconds"] = Whole.Saying("The least time between two notices, in seconds."),
        ["basis"] = new Schema.Word("settled", "available").Saying("Which balance is looked at."),
        ["target"] = Amount.Saying("Up to how many units to buy; one package unless given."),
        ["max_per_period"] = Whole.Saying("The most charges in a period."),
        ["cooldown_seconds"] = Whole.Saying("The least time between two charges, in seconds."),
        ["max_failures"] = Whole.Saying("After so many failures in a row it is disabled."),
        ["effective"] = new Schema.Word("now", "renewal").Saying("When the plan changes."),
        ["success_url"] = Url.Saying("Where the customer goes after paying."),
        ["cancel_url"] = Url.Saying("Where the customer goes without paying."),
        ["return_url"] = Url.Saying("Where the customer goes from the page."),
        ["flow"] = Code.Saying("The part of the portal to open, in Stripe's words."),
        ["payment_method"] = new Schema.Text(TextLimits.StripeId).Saying("Stripe's id of the payment method."),
        ["at_once"] = Flag.Saying("Whether to end it now, not at the end of the period."),
        ["now"] = Moment.Saying("The clock's time."),
        ["to"] = Moment.Saying("The time to go to; clocks go forward only."),
        ["unit"] = Code.Saying("What one is called."),
        ["precision"] = Whole.Saying("Digits behind the decimal point, 0 unless given."),
        ["default_expiry"] = Expiry.Saying("When units end where a grant does not say."),
        ["burn_order"] = new Schema.Word("fifo", "expiry_first").Saying("Which grant is used first."),
        ["stripe_event_name"] = new Schema.Text(TextLimits.Name).Saying("The meter's event name at Stripe."),
        ["cost"] = BodyShape.Nested(MeterBody.CostFields, "credit_type", "amount").Saying("What one unit costs."),
        ["bonus"] = Amount.Saying("Units that come on top."),
        ["stripe_price_id"] = new Schema.Text(TextLimits.StripeId).Saying("Stripe's id of its price."),
        ["amount_minor"] = new Schema.Whole(0).Saying("Money in the currency's smallest unit."),
        ["currency"] = Code.Saying("ISO 4217 in lower case."),
        ["interval"] = new Schema.Word("month", "year").Saying("How long a period is."),
        ["tier"] = Whole.Saying("Its place among the plans; a change to a higher one is an upgrade."),
        ["public"] = Flag.Saying("Whether customers see and buy it."),
        ["periods"] = new Schema.Word("calendar", "anchored").Saying("Whether periods follow the calendar or the account."),
        ["features"] = new Schema.ListOf(new Schema.Text(TextLimits.Reason)).Saying("Lines for a price list."),
        ["low_balance_percent"] = Whole.Saying("Low is below this share of the amount, in percent."),
        ["percent"] = Whole.Saying("The share that rolls over."),
        ["max_count"] = Whole.Saying("How often units roll over at most."),
        ["window"] = Code.Saying("How long they live then, as expires has it."),
        ["cap"] = Amount.Saying("The most units that roll over."),
        ["included"] = Amount.Saying("Units of a period that cost nothing more."),
        ["limit"] = Amount.Saying("The most units of a period."),
        ["limit_mode"] = new Schema.Word("none", "soft", "hard").Saying("Whether the limit tells or refuses."),
        ["overage"] = new Schema.Word("block", "bill", "deficit").Saying("What happens when nothing is left to pay with."),
        ["overage_cap"] = Amount.Saying("The most units of overage in a period."),
        ["url"] = Url.Saying("Where messages are sent."),
        ["events"] = new Schema.ListOf(new Schema.Text(TextLimits.Name))
            .Saying("Which messages: names, or prefixes that end in .*; all unless given."),
        ["description"] = new Schema.Text(WebhookEndpointBody.MaxDescriptionLength).Saying("What it is for, for people."),
        ["enabled"] = Flag.Saying("Whether messages are sent."),
        ["overlap_seconds"] = new Schema.Whole(0, 604_800).Saying("For how long the secret before signs too, in seconds."),
        ["default_plan"] = Code.Saying("The plan of accounts that have none."),
        ["compat"] = BodyShape.Nested(SettingsBody.CompatFields).Saying("What the words of older clients mean."),
        ["sends_meter"] = Code.Saying("The meter that sends_count and emailsSent count."),
        ["money_credit_type"] = Code.Saying("The credit type that creditBalance is."),
        ["credits_type"] = Code.Saying("The credit type that is meant where none is named."),
    }.ToFrozenDictionary();

    /// <summary>What the value of a field may be; null where nobody described it.</summary>
    public static Schema? Find(string field) => Words.GetValueOrDefault(field);
}
