using System.Collections.Immutable;

namespace Billing.Contracts.Catalog;

/// <summary>Creates a plan.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Slug">1 to 64 of a-z, 0-9, _ and -, beginning with a letter.</param>
/// <param name="Name">For people, or null for the slug.</param>
/// <param name="Tier">Its place among the plans, 0 or more; null for 0.</param>
/// <param name="Public">Whether customers are offered it; null for yes.</param>
/// <param name="Price">What a cycle costs, or null for nothing.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
/// <param name="Periods">
/// <c>calendar</c> or <c>anchored</c>; null for anchored where the price is more than 0, calendar otherwise.
/// </param>
/// <param name="Credits">What each cycle grants; at most one line a credit type.</param>
/// <param name="Meters">How usage is counted, limited and charged; at most one line a meter.</param>
/// <param name="Features">Lines of text for a price page.</param>
[GenerateSerializer, Alias("billing.plan_request"), Immutable]
public sealed record PlanRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string Slug,
    [property: Id(2)] string? Name,
    [property: Id(3)] int? Tier,
    [property: Id(4)] bool? Public,
    [property: Id(5)] PlanPriceLine? Price,
    [property: Id(6)] string? StripePriceId,
    [property: Id(7)] string? Periods,
    [property: Id(8)] ImmutableArray<PlanCreditLine> Credits,
    [property: Id(9)] ImmutableArray<PlanMeterLine> Meters,
    [property: Id(10)] ImmutableArray<string> Features);

/// <summary>Changes some fields of a plan; null leaves one as it is, a list takes the place of the whole list.</summary>
[GenerateSerializer, Alias("billing.plan_patch"), Immutable]
public sealed record PlanPatch(
    [property: Id(0)] string Slug,
    [property: Id(1)] string? Name,
    [property: Id(2)] int? Tier,
    [property: Id(3)] bool? Public,
    [property: Id(4)] PlanPriceLine? Price,
    [property: Id(5)] string? StripePriceId,
    [property: Id(6)] string? Periods,
    [property: Id(7)] ImmutableArray<PlanCreditLine>? Credits,
    [property: Id(8)] ImmutableArray<PlanMeterLine>? Meters,
    [property: Id(9)] ImmutableArray<string>? Features);

/// <summary>A plan as it is, defaults filled in.</summary>
/// <param name="Slug">Its stable name.</param>
/// <param name="Name">For people.</param>
/// <param name="Tier">Its place among the plans.</param>
/// <param name="Public">Whether customers are offered it.</param>
/// <param name="Price">What a cycle costs, or null for nothing.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
/// <param name="Periods"><c>calendar</c> or <c>anchored</c>.</param>
/// <param name="Credits">What each cycle grants.</param>
/// <param name="Meters">How usage is counted, limited and charged.</param>
/// <param name="Features">Lines of text for a price page.</param>
/// <param name="Archived">Whether nobody new can choose it.</param>
/// <param name="Version">1, 2, 3 … with each change of content.</param>
/// <param name="CreatedAt">When version 1 was made, UTC.</param>
[GenerateSerializer, Alias("billing.plan"), Immutable]
public sealed record PlanView(
    [property: Id(0)] string Slug,
    [property: Id(1)] string Name,
    [property: Id(2)] int Tier,
    [property: Id(3)] bool Public,
    [property: Id(4)] PlanPriceLine? Price,
    [property: Id(5)] string? StripePriceId,
    [property: Id(6)] string Periods,
    [property: Id(7)] ImmutableArray<PlanCreditLine> Credits,
    [property: Id(8)] ImmutableArray<PlanMeterLine> Meters,
    [property: Id(9)] ImmutableArray<string> Features,
    [property: Id(10)] bool Archived,
    [property: Id(11)] int Version,
    [property: Id(12)] DateTime CreatedAt);

/// <summary>The answer about one plan.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Plan">The plan, or null.</param>
/// <param name="Created">Whether this call made it.</param>
/// <param name="Replayed">Whether an earlier call with the same key did.</param>
[GenerateSerializer, Alias("billing.plan_reply"), Immutable]
public sealed record PlanReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] PlanView? Plan,
    [property: Id(2)] bool Created,
    [property: Id(3)] bool Replayed) : IReply;

/// <summary>A page of plans.</summary>
[GenerateSerializer, Alias("billing.plan_page"), Immutable]
public sealed record PlanPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<PlanView> Plans,
    [property: Id(2)] bool HasMore);
