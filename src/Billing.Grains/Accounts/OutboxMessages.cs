using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Billing.Domain.Accounts;
using Billing.Domain.Values;
using Billing.Grains.Journal;
using Billing.Grains.Webhooks;

namespace Billing.Grains.Accounts;

/// <summary>
/// Makes messages of the notices that entries carry, of payments, of usage that is billed afterwards, and, where a receiver
/// wants them, of the entries themselves.
/// </summary>
internal static partial class OutboxMessages
{
    /// <summary>The messages of entries that are written together.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="customerAtCreation">Whether a customer is made at Stripe as soon as an account is opened.</param>
    /// <param name="wanted">The types of entries' own messages that somebody wants.</param>
    /// <param name="nameOf">What people call a credit type at this moment.</param>
    public static ImmutableArray<OutboxMessage> Of(
        string accountId,
        ImmutableArray<LedgerEntry> entries,
        bool customerAtCreation,
        EventFilter wanted,
        Func<string, string> nameOf)
    {
        ImmutableArray<OutboxMessage>.Builder? messages = null;
        foreach (var entry in entries)
        {
            for (short n = 0; n < entry.Notices.Length; n++)
            {
                messages ??= ImmutableArray.CreateBuilder<OutboxMessage>(1);
                var notice = entry.Notices[n];
                messages.Add(new OutboxMessage(entry.Seq, n, TypeOf(notice.Kind), Payload(accountId, entry, notice, nameOf)));
            }
            if (PaymentMessages.Of(accountId, entry, (short)entry.Notices.Length, customerAtCreation) is { } message)
                (messages ??= ImmutableArray.CreateBuilder<OutboxMessage>(1)).Add(message);
            if (MeterUsageMessage.Of(entry) is { } usage)
                (messages ??= ImmutableArray.CreateBuilder<OutboxMessage>(1)).Add(usage);
            if (!wanted.IsEmpty)
                EntryMessages.AddTo(ref messages, accountId, entry, entries, wanted, nameOf);
        }
        return messages is null ? [] : messages.DrainToImmutable();
    }

    /// <summary>The event type that receivers know it by.</summary>
    public static string TypeOf(NoticeKind kind) => kind switch
    {
        NoticeKind.BalanceLow => "credit.balance_low",
        NoticeKind.Depleted => "credit.depleted",
        NoticeKind.Deficit => "credit.deficit",
        NoticeKind.LimitReached => "usage.limit_reached",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a notice"),
    };

    private static string Payload(string accountId, LedgerEntry entry, Notice notice, Func<string, string> nameOf)
    {
        var value = new Units(notice.Value, notice.Precision).ToString();
        var isMeter = notice.Kind == NoticeKind.LimitReached;
        return JsonSerializer.Serialize(
            new NoticePayload
            {
                Account = accountId,
                CustomerId = accountId,
                Sequence = entry.Seq,
                At = entry.At.ToString(),
                EntryId = PublicId.Of(PublicId.Entry, entry.AccountNo, entry.Seq),
                CreditType = isMeter ? null : notice.Subject,
                CreditEntitlementId = isMeter ? null : notice.Subject,
                CreditEntitlementName = isMeter ? null : nameOf(notice.Subject),
                AvailableBalance = isMeter || notice.Kind == NoticeKind.Deficit ? null : value,
                Deficit = notice.Kind == NoticeKind.Deficit ? value : null,
                Meter = isMeter ? notice.Subject : null,
                Count = isMeter ? value : null,
                ThresholdPercent = notice.ThresholdPercent,
                Threshold = isMeter ? null : ThresholdOf(notice),
                Limit = isMeter ? ThresholdOf(notice) : null,
            },
            NoticeJson.Default.NoticePayload);
    }

    private static string? ThresholdOf(Notice notice) =>
        notice.Threshold is { } threshold ? new Units(threshold, notice.Precision).ToString() : null;

    private sealed record NoticePayload
    {
        public required string Account { get; init; }

        public required string CustomerId { get; init; }

        public required long Sequence { get; init; }

        public required string At { get; init; }

        public required string EntryId { get; init; }

        public string? CreditType { get; init; }

        // What Dodo calls it.
        public string? CreditEntitlementId { get; init; }

        public string? CreditEntitlementName { get; init; }

        public string? AvailableBalance { get; init; }

        public string? Deficit { get; init; }

        public string? Meter { get; init; }

        public string? Count { get; init; }

        public int? ThresholdPercent { get; init; }

        public string? Threshold { get; init; }

        public string? Limit { get; init; }
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(NoticePayload))]
    private sealed partial class NoticeJson : JsonSerializerContext;
}
