namespace Billing.Contracts.Payments;

/// <summary>
/// The account's dealings with Stripe; the key is its public id. It makes the calls, the account's own grain decides and writes
/// (<see cref="IAccountPayments"/>). Callers get refusals, never Stripe's exceptions: <c>stripe_unavailable</c> where Stripe
/// does not answer, <c>stripe_refused</c> with Stripe's own words where it says no, <c>request_in_progress</c> where a call
/// with the same key is under way (SEMANTICS B4).
/// </summary>
[Alias("billing.IProviderGrain")]
public interface IProviderGrain : IGrainWithStringKey
{
    /// <summary>Begins a checkout and answers its page; the customer is made where there is none yet.</summary>
    [Alias("Checkout")]
    Task<PaymentsReply> Checkout(StartCheckoutRequest request);

    /// <summary>A portal page for the account's customer. Refused: <c>no_stripe_customer</c>.</summary>
    [Alias("Portal")]
    Task<PageReply> Portal(PortalRequest request);

    /// <summary>Other calls about subscription, payment methods and invoices; see <see cref="ProviderCall"/>.</summary>
    [Alias("Ask")]
    Task<ProviderReply> Ask(ProviderCall request);

    /// <summary>Does what is open: the customer that is wanted, the charge that was begun. It may be called at any time.</summary>
    [Alias("Work")]
    Task<WorkReply> Work();

    /// <summary>
    /// Takes note that something about an object of the account changed at Stripe: reads it there and tells the account.
    /// </summary>
    [Alias("Apply")]
    Task<WorkReply> Apply(ProviderEvent happened);
}

/// <summary>Asks for a portal page.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="ReturnUrl">Where the customer goes back to, or null for the setting's.</param>
/// <param name="Flow">A part of the portal to open at once, or null.</param>
[GenerateSerializer, Alias("billing.portal_request"), Immutable]
public sealed record PortalRequest(
    [property: Id(0)] CallKey Key, [property: Id(1)] string? ReturnUrl, [property: Id(2)] string? Flow);

/// <summary>A page to send the customer to.</summary>
[GenerateSerializer, Alias("billing.page_reply"), Immutable]
public sealed record PageReply(
    [property: Id(0)] ErrorReply? Error, [property: Id(1)] string? Id, [property: Id(2)] string? Url) : IReply;

/// <summary>A call about subscription, payment methods or invoices.</summary>
/// <param name="Kind">
/// <c>setup_intent</c>, <c>attach</c>, <c>detach</c>, <c>payment_methods</c>, <c>invoices</c>, <c>current_invoice</c>,
/// <c>preview_change</c>, <c>change</c>, <c>cancel</c> or <c>resume</c>.
/// </param>
/// <param name="Key">Its idempotency key; of a random one where it only reads.</param>
/// <param name="Text">The plan's slug, the payment method's id, or a list's cursor; null where it needs none.</param>
/// <param name="Limit">The size of a list's page, or null.</param>
/// <param name="AtOnce">Whether a cancel takes effect now instead of at the end of the period.</param>
[GenerateSerializer, Alias("billing.provider_call"), Immutable]
public sealed record ProviderCall(
    [property: Id(0)] string Kind,
    [property: Id(1)] CallKey Key,
    [property: Id(2)] string? Text,
    [property: Id(3)] int? Limit,
    [property: Id(4)] bool AtOnce);

/// <summary>The answer to a <see cref="ProviderCall"/>.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Json">The answer's body as JSON text, or null.</param>
/// <param name="Replayed">Whether an earlier call with the same key did it.</param>
[GenerateSerializer, Alias("billing.provider_reply"), Immutable]
public sealed record ProviderReply(
    [property: Id(0)] ErrorReply? Error, [property: Id(1)] string? Json, [property: Id(2)] bool Replayed) : IReply;

/// <summary>What became of a piece of work.</summary>
/// <param name="Error">Why it must be tried again, or null.</param>
/// <param name="Done">Whether nothing is left of it.</param>
[GenerateSerializer, Alias("billing.work_reply"), Immutable]
public sealed record WorkReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] bool Done);

/// <summary>An event of the provider: a hint, never the truth itself.</summary>
/// <param name="Id">Its name there.</param>
/// <param name="Type">Its type.</param>
/// <param name="ObjectId">What it is about.</param>
/// <param name="ObjectJson">The object as the event shows it, for what cannot be read any more.</param>
[GenerateSerializer, Alias("billing.provider_event"), Immutable]
public sealed record ProviderEvent(
    [property: Id(0)] string Id,
    [property: Id(1)] string Type,
    [property: Id(2)] string? ObjectId,
    [property: Id(3)] string ObjectJson);
