using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>Makes messages of what happens to an account's payments. They say nothing that the entry does not.</summary>
internal static partial class PaymentMessages
{
    /// <summary>Work for whoever speaks to the provider; no receiver outside is told of it.</summary>
    public const string StripeWork = "stripe.work";

    /// <summary>The entry's message, or null.</summary>
    public static OutboxMessage? Of(string accountId, LedgerEntry entry, short n, bool customerAtCreation)
    {
        if ((TypeOf(entry.Event) ?? TypeAtCreation(entry.Event, customerAtCreation)) is not { } type)
            return null;
        var payload = PayloadOf(entry.Event, entry.AccountNo) with
        {
            Account = accountId,
            CustomerId = accountId,
            Sequence = entry.Seq,
            At = entry.At.ToString(),
            EntryId = PublicId.Of(PublicId.Entry, entry.AccountNo, entry.Seq),
        };
        return new OutboxMessage(entry.Seq, n, type, JsonSerializer.Serialize(payload, PaymentJson.Default.PaymentPayload));
    }

    private static string? TypeOf(AccountEvent e) => e switch
    {
        AccountEvent.RechargeStarted => StripeWork,
        AccountEvent.PaymentRecorded { Payment.Kind: PaymentKind.Recharge } => "recharge.succeeded",
        AccountEvent.RechargeEnded { Outcome: RechargeOutcome.Failed } => "recharge.failed",
        AccountEvent.RechargeEnded { Outcome: RechargeOutcome.Disabled } => "recharge.disabled",
        AccountEvent.RechargeEnded => "recharge.requires_action",
        AccountEvent.SubscriptionChanged { Subscription: { IsLive: true, IsMetered: false, Plan: null } } =>
            "billing.unmapped_price",
        AccountEvent.SubscriptionChanged { Subscription.Status: SubscriptionStatus.PastDue } => "subscription.past_due",
        AccountEvent.ClawedBack => "credit.refunded",
        AccountEvent.Frozen => "credit.frozen",
        AccountEvent.Unfrozen => "credit.unfrozen",
        _ => null,
    };

    private static string? TypeAtCreation(AccountEvent e, bool customerAtCreation) =>
        customerAtCreation && e is AccountEvent.Opened ? StripeWork : null;

    private static PaymentPayload PayloadOf(AccountEvent e, long accountNo)
    {
        var payload = new PaymentPayload
        {
            CreditType = e.MovedAsset?.CreditType,
            PaymentId = e is AccountEvent.ClawedBack or AccountEvent.Frozen or AccountEvent.Unfrozen
                ? PublicId.Of(PublicId.Payment, accountNo, e.SubjectSeq!.Value)
                : null,
        };
        return e switch
        {
            AccountEvent.SubscriptionChanged { Subscription: var subscription } => payload with
            {
                Subscription = subscription.Id,
                Plan = subscription.Plan,
                PriceId = subscription.PriceId,
                PeriodEnd = subscription.Period.End.ToString(),
            },
            AccountEvent.ClawedBack clawed => payload with
            {
                GrantId = PublicId.Of(PublicId.Grant, accountNo, clawed.GrantSeq),
                Amount = new Units(clawed.Amount, clawed.Asset.Precision).ToString(),
                Deficit = clawed.Deficit == 0 ? null : new Units(clawed.Deficit, clawed.Asset.Precision).ToString(),
                Cause = clawed.Cause == ClawbackCause.Dispute ? "dispute" : "refund",
                AmountMinor = clawed.ReturnedMinor,
            },
            AccountEvent.Frozen frozen => Held(payload, accountNo, frozen.GrantSeq, frozen.Amount, frozen.Asset, frozen.DisputeId),
            AccountEvent.Unfrozen free => Held(payload, accountNo, free.GrantSeq, free.Amount, free.Asset, free.DisputeId),
            AccountEvent.RechargeStarted started => payload with
            {
                Amount = new Units(started.Amount, started.Asset.Precision).ToString(),
                AmountMinor = started.AmountMinor,
                Currency = started.Currency,
            },
            AccountEvent.RechargeEnded ended => payload with
            {
                RechargeId = PublicId.Of(PublicId.Recharge, accountNo, ended.RechargeSeq),
                Reason = ended.Reason,
                RetryAt = ended.RetryAt?.ToString(),
            },
            AccountEvent.PaymentRecorded { Payment: var payment } => payload with
            {
                RechargeId = payment.SourceSeq is { } seq ? PublicId.Of(PublicId.Recharge, accountNo, seq) : null,
                AmountMinor = payment.AmountMinor,
                Currency = payment.Currency,
            },
            _ => payload,
        };
    }

    private static PaymentPayload Held(
        PaymentPayload payload, long accountNo, long grantSeq, long amount, Asset asset, string dispute) => payload with
    {
        GrantId = PublicId.Of(PublicId.Grant, accountNo, grantSeq),
        Amount = new Units(amount, asset.Precision).ToString(),
        Dispute = dispute,
    };

    private sealed record PaymentPayload
    {
        public string Account { get; init; } = "";

        public string CustomerId { get; init; } = "";

        public long Sequence { get; init; }

        public string At { get; init; } = "";

        public string EntryId { get; init; } = "";

        public string? CreditType { get; init; }

        public string? GrantId { get; init; }

        public string? PaymentId { get; init; }

        public string? RechargeId { get; init; }

        public string? Amount { get; init; }

        public string? Deficit { get; init; }

        public string? Cause { get; init; }

        public string? Dispute { get; init; }

        public long? AmountMinor { get; init; }

        public string? Currency { get; init; }

        public string? Subscription { get; init; }

        public string? Plan { get; init; }

        public string? PriceId { get; init; }

        public string? PeriodEnd { get; init; }

        public string? Reason { get; init; }

        public string? RetryAt { get; init; }
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(PaymentPayload))]
    private sealed partial class PaymentJson : JsonSerializerContext;
}
