using System.Text.Json;
using System.Text.Json.Serialization;

namespace Billing.Client;

/// <summary>Something that happened, as a webhook tells it.</summary>
public sealed record WebhookEvent
{
    /// <summary>The message's id: the same however often it comes. Remember it, so that it counts once.</summary>
    [JsonIgnore]
    public string Id { get => field ?? ""; init; }

    /// <summary>What happened, such as <c>credit.balance_low</c>.</summary>
    public string Type { get => field ?? ""; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>The details.</summary>
    public WebhookData Data { get => field ?? new(); init; }
}

/// <summary>The details of a webhook: those that many events have, and the others by name.</summary>
public sealed record WebhookData
{
    /// <summary>The account.</summary>
    public string Account { get => field ?? ""; init; }

    /// <summary>The ledger entry's place; a lower one than the last that was handled is older news.</summary>
    public long Sequence { get; init; }

    /// <summary>The ledger entry's id.</summary>
    public string? EntryId { get; init; }

    /// <summary>When, in the account's own time, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The credit type, or null.</summary>
    public string? CreditType { get; init; }

    /// <summary>How many credits, or null.</summary>
    public decimal? Amount { get; init; }

    /// <summary>What can be spent, or null.</summary>
    public decimal? AvailableBalance { get; init; }

    /// <summary>The percentage that the balance fell below, or null.</summary>
    public int? ThresholdPercent { get; init; }

    /// <summary>The amount that the balance fell below, or null.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>The meter, or null.</summary>
    public string? Meter { get; init; }

    /// <summary>Everything else.</summary>
    [JsonExtensionData, JsonInclude]
    public Dictionary<string, JsonElement> More { get; internal set; } = [];
}
