using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Grains.Accounts;

/// <summary>The data of a message about a ledger entry; what does not apply is left out. docs/webhooks.md explains the fields.</summary>
internal sealed record EntryPayload
{
    public required string Account { get; init; }

    public required string CustomerId { get; init; }

    public required long Sequence { get; init; }

    public required string EntryId { get; init; }

    public required string At { get; init; }

    public string? CreditType { get; init; }

    // What Dodo calls it.
    public string? CreditEntitlementId { get; init; }

    public string? CreditEntitlementName { get; init; }

    public string? TransactionType { get; init; }

    public bool? IsCredit { get; init; }

    public string? Amount { get; init; }

    public string? BalanceBefore { get; init; }

    public string? BalanceAfter { get; init; }

    public string? AvailableBalance { get; init; }

    public string? GrantId { get; init; }

    public string? GrantSource { get; init; }

    public string? ExpiresAt { get; init; }

    public string? ReservationId { get; init; }

    public bool? IsFinal { get; init; }

    public string? Meter { get; init; }

    public string? Quantity { get; init; }

    public string? Included { get; init; }

    public string? Overage { get; init; }

    public string? Deficit { get; init; }

    public string? RefersTo { get; init; }

    public string? Plan { get; init; }

    public string? PreviousPlan { get; init; }

    public string? PeriodStart { get; init; }

    public string? PeriodEnd { get; init; }

    public bool? IsCorrected { get; init; }

    public ImmutableArray<EntryMeter>? Meters { get; init; }

    public string? Reason { get; init; }

    public string? IdempotencyKey { get; init; }

    public JsonElement? Metadata { get; init; }

    public bool? IsCut { get; init; }
}

/// <summary>What a meter counted in a period.</summary>
internal sealed record EntryMeter(string Meter, string Count, string Included, string Overage);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EntryPayload))]
internal sealed partial class EntryPayloadJson : JsonSerializerContext;
