using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Domain.Accounts;
using Billing.Domain.Payments;
using Billing.Domain.Plans;
using Billing.Domain.Values;

namespace Billing.Grains.Journal;

/// <summary>
/// What of an event has no column of its own. Only what differs from the usual is written: a plain debit has none.
/// </summary>
internal sealed record EventDetail
{
    /// <summary>The account's id, where the entry opened it.</summary>
    public string? Id { get; init; }

    public string? Email { get; init; }

    public string? Name { get; init; }

    /// <summary>Whether an update named the email.</summary>
    public bool? EmailAsked { get; init; }

    /// <summary>Whether an update named the name.</summary>
    public bool? NameAsked { get; init; }

    /// <summary>Burn order, unless first in first out.</summary>
    public BurnOrder? Order { get; init; }

    /// <summary>Units of a grant that is only scheduled, and so moves no balance yet.</summary>
    public long? Amount { get; init; }

    public Instant? EffectiveAt { get; init; }

    public Instant? ExpiresAt { get; init; }

    public int? Priority { get; init; }

    public GrantCategory? Category { get; init; }

    public Instant? AskedEffectiveAt { get; init; }

    public string? AskedExpires { get; init; }

    /// <summary>Units that the next entry uses to pay off the deficit, unless 0.</summary>
    public long? Repays { get; init; }

    /// <summary>Units asked for, where less were admitted.</summary>
    public long? Requested { get; init; }

    /// <summary>Quantity asked for, where less was admitted.</summary>
    public long? QuantityRequested { get; init; }

    public bool? AllowPartial { get; init; }

    public Instant? OccurredAt { get; init; }

    public long? Deficit { get; init; }

    public bool? Forced { get; init; }

    /// <summary>Where a grant came from, unless from a call.</summary>
    public GrantOrigin? Origin { get; init; }

    /// <summary>What the owner is told.</summary>
    public Notice[]? Notices { get; init; }

    /// <summary>What an opening asked for.</summary>
    public OpeningAsked? Asked { get; init; }

    public TestClock? Clock { get; init; }

    public AlertTerms? Alert { get; init; }

    /// <summary>Units of a meter that a reservation holds.</summary>
    public MeterHold? Hold { get; init; }

    public int? TtlSeconds { get; init; }

    /// <summary>How many of a capture's first lines are pinned units.</summary>
    public int? PinnedLines { get; init; }

    public CaptureTerms? Capture { get; init; }

    /// <summary>Grants that a reversal gives units back to, with all that is needed to make them again.</summary>
    public RestoredGrant[]? Restored { get; init; }

    public long? Reissued { get; init; }

    public GrantTerms? ReissuedTerms { get; init; }

    public ReversalAsked? Reversal { get; init; }

    /// <summary>Whether a reversal's usage was counted in the current period.</summary>
    public bool? IsCurrent { get; init; }

    /// <summary>The plan before.</summary>
    public string? From { get; init; }

    public PlanState? Plan { get; init; }

    public PlanChangeAsked? PlanAsked { get; init; }

    /// <summary>The plan that takes over at the next renewal.</summary>
    public PlanSwitch? Next { get; init; }

    /// <summary>What each meter counted in the period.</summary>
    public MeterCounter[]? Counters { get; init; }

    public Period? NextPeriod { get; init; }

    /// <summary>The account's name at its payment provider.</summary>
    public string? CustomerId { get; init; }

    public CheckoutTerms? Checkout { get; init; }

    /// <summary>The provider's session of a checkout.</summary>
    public string? SessionId { get; init; }

    /// <summary>Where the customer pays.</summary>
    public string? Url { get; init; }

    public CheckoutOutcome? CheckoutOutcome { get; init; }

    /// <summary>Money that arrived; its source is the entry that the row refers to.</summary>
    public PaymentFacts? Payment { get; init; }

    public SubscriptionState? Subscription { get; init; }

    /// <summary>Units spent already that are not claimed, unless 0.</summary>
    public long? WrittenOff { get; init; }

    public ClawbackCause? Cause { get; init; }

    /// <summary>Money that went back so far, in the currency's smallest unit.</summary>
    public long? ReturnedMinor { get; init; }

    public string? DisputeId { get; init; }

    public RechargeTerms? Recharge { get; init; }

    public int? Packs { get; init; }

    public long? AmountMinor { get; init; }

    public string? Currency { get; init; }

    public RechargeOutcome? RechargeOutcome { get; init; }

    public string? PaymentIntentId { get; init; }

    /// <summary>The provider's code of what went wrong.</summary>
    public string? Failure { get; init; }

    public Instant? RetryAt { get; init; }

    private static readonly EventDetail Empty = new();

    public static EventDetail? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, EventDetailJson.Default.EventDetail);

    /// <summary>The JSON to store, or null where there is nothing to say.</summary>
    public string? ToJson() =>
        this == Empty ? null : JsonSerializer.Serialize(this, EventDetailJson.Default.EventDetail);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(InstantJson),
        typeof(ExpiryJson),
        typeof(SnakeCaseEnum<BurnOrder>),
        typeof(SnakeCaseEnum<GrantCategory>),
        typeof(SnakeCaseEnum<GrantSource>),
        typeof(SnakeCaseEnum<NoticeKind>),
        typeof(SnakeCaseEnum<AlertBasis>),
        typeof(SnakeCaseEnum<CountIn>),
        typeof(SnakeCaseEnum<ExcessMode>),
        typeof(SnakeCaseEnum<PlanSource>),
        typeof(SnakeCaseEnum<CreditPolicy>),
        typeof(SnakeCaseEnum<BillingInterval>),
        typeof(SnakeCaseEnum<PeriodKind>),
        typeof(SnakeCaseEnum<LimitMode>),
        typeof(SnakeCaseEnum<OverageMode>),
        typeof(SnakeCaseEnum<CheckoutPurpose>),
        typeof(SnakeCaseEnum<CheckoutOutcome>),
        typeof(SnakeCaseEnum<PaymentKind>),
        typeof(SnakeCaseEnum<PaymentUse>),
        typeof(SnakeCaseEnum<ClawbackCause>),
        typeof(SnakeCaseEnum<SubscriptionStatus>),
        typeof(SnakeCaseEnum<RechargeOutcome>),
    ])]
[JsonSerializable(typeof(EventDetail))]
internal sealed partial class EventDetailJson : JsonSerializerContext;

/// <summary>A moment as RFC 3339 text.</summary>
internal sealed class InstantJson : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instant.From(DateTimeOffset.Parse(
            reader.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

/// <summary>An expiry rule as its text.</summary>
internal sealed class ExpiryJson : JsonConverter<Expiry>
{
    public override Expiry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Expiry.Read(reader.GetString()!) ?? throw new JsonException("This is no expiry rule.");

    public override void Write(Utf8JsonWriter writer, Expiry value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Rule);
}

/// <summary>An enum value as its name in snake_case.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, false)
    where T : struct, Enum;
