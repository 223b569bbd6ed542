using Microsoft.Extensions.Logging;

namespace Billing.Grains.Provider;

/// <summary>What the dealings with Stripe log. Event ids 4200 to 4249. Never a key or a body.</summary>
internal static partial class ProviderLog
{
    [LoggerMessage(4200, LogLevel.Warning, "Stripe refused {What} of account {AccountId}: {Code} {DeclineCode} ({RequestId})")]
    public static partial void Refused(
        ILogger logger, string what, string accountId, string? code, string? declineCode, string? requestId);

    [LoggerMessage(4201, LogLevel.Warning, "Stripe did not do {What} of account {AccountId}: status {Status} ({RequestId})")]
    public static partial void Away(ILogger logger, string what, string accountId, int status, string? requestId, Exception fault);

    [LoggerMessage(4202, LogLevel.Error,
        "Stripe does not accept this key (status {Status}, {RequestId}): check STRIPE_SECRET_KEY and what the key may do")]
    public static partial void KeyRefused(ILogger logger, int status, string? requestId);

    [LoggerMessage(4203, LogLevel.Warning, "Account {AccountId}: another payment paid the same; {PaymentIntentId} is refunded")]
    public static partial void RefundsDuplicate(ILogger logger, string accountId, string? paymentIntentId);

    [LoggerMessage(4204, LogLevel.Warning, "Account {AccountId} has a subscription; the second one {SubscriptionId} is cancelled")]
    public static partial void CancelsSecond(ILogger logger, string accountId, string subscriptionId);

    [LoggerMessage(4205, LogLevel.Error, "Account {AccountId}: a price of an invoice {InvoiceId} cannot be told; nothing is granted for it")]
    public static partial void UnreadableInvoice(ILogger logger, string accountId, string invoiceId);

    [LoggerMessage(4206, LogLevel.Information, "Account {AccountId}: customer {CustomerId}")]
    public static partial void CustomerMade(ILogger logger, string accountId, string customerId);

    [LoggerMessage(4207, LogLevel.Warning, "The store is away: {What} of account {AccountId} is not done")]
    public static partial void StoreAway(ILogger logger, string what, string accountId, Exception fault);

    [LoggerMessage(4208, LogLevel.Warning,
        "Account {AccountId}: invoice {InvoiceId} is of subscription {SubscriptionId}, which is not the account's; nothing is granted for it")]
    public static partial void ForeignInvoice(ILogger logger, string accountId, string invoiceId, string subscriptionId);
}
