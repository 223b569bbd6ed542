using Billing.Api.Json;
using Billing.Api.OpenApi;
using Billing.Api.Problems;
using Billing.Contracts;

namespace Billing.Api.Webhooks;

/// <summary>What the endpoints of Stripe's events say about themselves.</summary>
internal static class StripeOperations
{
    public static readonly Operation List = new Operation(
        Groups.Operations, "listStripeEvents", "List Stripe's events, and why some fail")
        .Pages(ApiJson.Default.PageStripeEventAnswer)
        .Asks("status");

    public static readonly Operation Retry = new Operation(
        Groups.Operations, "retryStripeEvent", "Apply an event of Stripe once more")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.StripeEventAnswer)
        .Refuses(ErrorCodes.StripeEventNotFound);

    /// <summary>Where Stripe sends its events, at each of its paths.</summary>
    public static Operation Receive(string id) => new Operation(Groups.Events, id, "Take an event of Stripe in")
        .Saying("Stripe calls it.")
        .Gives(StatusCodes.Status200OK, ApiJson.Default.WebhookAnswer)
        .Hears("Stripe-Signature", "Stripe's signature of the body.")
        .Refuses(
            ErrorCodes.SignatureInvalid,
            ErrorCodes.StorageUnavailable,
            ErrorCodes.OutcomeUnknown,
            ErrorTable.NotFound,
            ErrorTable.PayloadTooLarge,
            ErrorTable.RequestTimeout);
}
