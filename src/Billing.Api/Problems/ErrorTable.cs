using System.Collections.Frozen;
using Billing.Contracts;
using Billing.Domain.Accounts;

namespace Billing.Api.Problems;

/// <summary>What a code means over HTTP.</summary>
/// <param name="Status">The status.</param>
/// <param name="Title">The same words for every occurrence.</param>
/// <param name="RetryAfter">After how many seconds to try again, or null.</param>
internal sealed record ErrorTerms(int Status, string Title, string? RetryAfter = null);

/// <summary>The one table of every code that the API answers; <c>docs/errors.md</c> explains each.</summary>
internal static class ErrorTable
{
    public const string Unauthorized = "unauthorized";
    public const string Forbidden = "forbidden";
    public const string NotFound = "not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string PayloadTooLarge = "payload_too_large";
    public const string RequestTimeout = "request_timeout";
    public const string RateLimited = "rate_limited";
    public const string NotReady = "not_ready";
    public const string InternalError = "internal_error";

    private const string InOneSecond = "1";

    private static readonly FrozenDictionary<string, ErrorTerms> Terms = new Dictionary<string, ErrorTerms>
    {
        [RefusalCodes.InsufficientCredits] = new(402, "Insufficient credits"),
        [RefusalCodes.PlanLimitReached] = new(402, "Plan limit reached"),
        [RefusalCodes.MeterNotInPlan] = new(422, "Meter not in the plan"),
        [RefusalCodes.ReservationNotFound] = new(404, "Reservation not found"),
        [RefusalCodes.ReservationReleased] = new(409, "Reservation released"),
        [RefusalCodes.ReservationCommitted] = new(409, "Reservation committed"),
        [RefusalCodes.ReservationExpired] = new(409, "Reservation expired"),
        [RefusalCodes.ExceedsReservation] = new(422, "More than was reserved"),
        [RefusalCodes.ExceedsOriginal] = new(422, "More than is left of the original"),
        [RefusalCodes.EntryNotFound] = new(404, "Entry not found"),
        [RefusalCodes.GrantNotFound] = new(404, "Grant not found"),
        [RefusalCodes.AccountNotFound] = new(404, "Account not found"),
        [RefusalCodes.AlreadyExists] = new(409, "Already exists with other content"),
        [RefusalCodes.IdempotencyKeyReused] = new(422, "Idempotency key used with another request"),
        [RefusalCodes.InvalidRequest] = new(422, "Invalid request"),
        [ErrorCodes.CreditTypeNotFound] = new(404, "Credit type not found"),
        [ErrorCodes.MeterNotFound] = new(404, "Meter not found"),
        [ErrorCodes.PlanNotFound] = new(404, "Plan not found"),
        [ErrorCodes.PlanNotPurchasable] = new(422, "Plan not for sale"),
        [ErrorCodes.PackageNotFound] = new(404, "Package not found"),
        [ErrorCodes.ApiKeyNotFound] = new(404, "API key not found"),
        [ErrorCodes.TestClockNotFound] = new(404, "Test clock not found"),
        [ErrorCodes.MeterExportNotFound] = new(404, "Meter event not found"),
        [ErrorCodes.PrecisionImmutable] = new(409, "Precision cannot change any more"),
        [RefusalCodes.AlreadySubscribed] = new(409, "Already subscribed"),
        [ErrorCodes.NoStripeCustomer] = new(422, "No Stripe customer"),
        [ErrorCodes.NoSubscription] = new(422, "No subscription"),
        [RefusalCodes.PaymentNotFound] = new(404, "Payment not found"),
        [RefusalCodes.GrantNotBegun] = new(409, "Grant not begun", InOneSecond),
        [RefusalCodes.CheckoutNotFound] = new(404, "Checkout not found"),
        [RefusalCodes.SubscriptionNotFound] = new(404, "Subscription not found"),
        [ErrorCodes.RequestInProgress] = new(409, "Request in progress", InOneSecond),
        [ErrorCodes.StripeRefused] = new(422, "Refused by Stripe"),
        [ErrorCodes.StripeUnavailable] = new(503, "Stripe unavailable", InOneSecond),
        [ErrorCodes.StripeDeclined] = new(402, "Payment declined"),
        [ErrorCodes.PaymentMethodNotFound] = new(404, "Payment method not found"),
        [ErrorCodes.StripeEventNotFound] = new(404, "Stripe event not found"),
        [ErrorCodes.WebhookEndpointNotFound] = new(404, "Webhook endpoint not found"),
        [ErrorCodes.DeliveryNotFound] = new(404, "Delivery not found"),
        [ErrorCodes.SignatureInvalid] = new(400, "Signature invalid"),
        [ErrorCodes.StateBehind] = new(409, "The account has not reached this seq"),
        [ErrorCodes.StorageUnavailable] = new(503, "Storage unavailable", InOneSecond),
        [ErrorCodes.OutcomeUnknown] = new(503, "Outcome unknown", InOneSecond),
        [ErrorCodes.LedgerDamaged] = new(500, "Ledger damaged"),
        [Unauthorized] = new(401, "Unauthorized"),
        [Forbidden] = new(403, "Forbidden"),
        [NotFound] = new(404, "Not found"),
        [MethodNotAllowed] = new(405, "Method not allowed"),
        [RequestTimeout] = new(408, "Request timeout"),
        [PayloadTooLarge] = new(413, "Payload too large"),
        [RateLimited] = new(429, "Too many requests", InOneSecond),
        [NotReady] = new(503, "Not ready", InOneSecond),
        [InternalError] = new(500, "Internal error"),
    }.ToFrozenDictionary();

    /// <summary>Every code.</summary>
    public static IEnumerable<string> Codes => Terms.Keys;

    /// <summary>What a code means; one that is missing here is a bug, and answers as one.</summary>
    public static ErrorTerms Of(string code) => Terms.GetValueOrDefault(code) ?? Terms[InternalError];
}
