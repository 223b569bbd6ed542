using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;

namespace Billing.Grains.Accounts;

/// <summary>Makes the message by which usage beyond plan and credits gets to the provider's meters (SEMANTICS F1).</summary>
internal static partial class MeterUsageMessage
{
    /// <summary>The messages' type.</summary>
    public const string Type = "meter.usage";

    /// <summary>The entry's message, or null where it has no overage. It follows the messages of the entry's notices.</summary>
    public static OutboxMessage? Of(LedgerEntry entry) => entry.Event switch
    {
        AccountEvent.Debited { Usage: { } usage } => Of(entry, usage),
        AccountEvent.Captured { Usage: { } usage } => Of(entry, usage),
        // What was reversed is taken off again, in the period in which it was counted (SEMANTICS H3, F6).
        AccountEvent.Reversed { Usage: { Overage: not 0 } usage } =>
            Of(entry, usage.Meter, -usage.Overage, usage.Quantity.Precision, usage.Period),
        _ => null,
    };

    private static OutboxMessage? Of(LedgerEntry entry, MeteredUsage usage) =>
        usage.Overage == 0 ? null : Of(entry, usage.Meter, usage.Overage, usage.Quantity.Precision, usage.Period);

    private static OutboxMessage Of(LedgerEntry entry, string meter, long overage, byte precision, Period period) =>
        new(
            entry.Seq,
            (short)entry.Notices.Length,
            Type,
            JsonSerializer.Serialize(
                new Payload
                {
                    Meter = meter,
                    Overage = overage,
                    Precision = precision,
                    PeriodStart = period.Start.ToString(),
                    PeriodEnd = period.End.ToString(),
                    At = entry.At.ToString(),
                },
                PayloadJson.Default.Payload));

    private sealed record Payload
    {
        public required string Meter { get; init; }

        public required long Overage { get; init; }

        public required byte Precision { get; init; }

        public required string PeriodStart { get; init; }

        public required string PeriodEnd { get; init; }

        public required string At { get; init; }
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(Payload))]
    private sealed partial class PayloadJson : JsonSerializerContext;
}
