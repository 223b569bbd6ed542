using System.Collections.Immutable;

namespace Billing.Contracts.Catalog;

/// <summary>Creates a package of credits.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Id">1 to 64 of a-z, 0-9, _ and -, beginning with a letter.</param>
/// <param name="Name">For people, or null for the id.</param>
/// <param name="Price">What it costs.</param>
/// <param name="CreditType">The credits in it.</param>
/// <param name="Amount">Decimal text, more than 0.</param>
/// <param name="Bonus">Credits on top of the amount, decimal text; null or 0 for none.</param>
/// <param name="Expires"><c>days:N</c>, <c>period_end</c> or <c>never</c>; null for the credit type's default.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
[GenerateSerializer, Alias("billing.package_request"), Immutable]
public sealed record PackageRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string Id,
    [property: Id(2)] string? Name,
    [property: Id(3)] PackagePrice? Price,
    [property: Id(4)] string CreditType,
    [property: Id(5)] string Amount,
    [property: Id(6)] string? Bonus,
    [property: Id(7)] string? Expires,
    [property: Id(8)] string? StripePriceId);

/// <summary>What a package costs.</summary>
/// <param name="AmountMinor">In the currency's smallest unit; 0 or more.</param>
/// <param name="Currency">ISO 4217 in lower case.</param>
[GenerateSerializer, Alias("billing.package_price"), Immutable]
public sealed record PackagePrice([property: Id(0)] long AmountMinor, [property: Id(1)] string Currency);

/// <summary>Changes some fields of a package; null leaves one as it is. A bonus of 0 takes the bonus away.</summary>
[GenerateSerializer, Alias("billing.package_patch"), Immutable]
public sealed record PackagePatch(
    [property: Id(0)] string Id,
    [property: Id(1)] string? Name,
    [property: Id(2)] PackagePrice? Price,
    [property: Id(3)] string? CreditType,
    [property: Id(4)] string? Amount,
    [property: Id(5)] string? Bonus,
    [property: Id(6)] string? Expires,
    [property: Id(7)] string? StripePriceId);

/// <summary>A package as it is, defaults filled in.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Name">For people.</param>
/// <param name="Price">What it costs.</param>
/// <param name="CreditType">The credits in it.</param>
/// <param name="Amount">Decimal text.</param>
/// <param name="Bonus">Credits on top of the amount, decimal text, or null.</param>
/// <param name="Expires"><c>days:N</c>, <c>period_end</c> or <c>never</c>.</param>
/// <param name="StripePriceId">The Stripe price that sells it, or null.</param>
/// <param name="Archived">Whether it is not sold any more.</param>
/// <param name="Version">1, 2, 3 … with each change of content.</param>
/// <param name="CreatedAt">When version 1 was made, UTC.</param>
[GenerateSerializer, Alias("billing.package"), Immutable]
public sealed record PackageView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] PackagePrice Price,
    [property: Id(3)] string CreditType,
    [property: Id(4)] string Amount,
    [property: Id(5)] string? Bonus,
    [property: Id(6)] string Expires,
    [property: Id(7)] string? StripePriceId,
    [property: Id(8)] bool Archived,
    [property: Id(9)] int Version,
    [property: Id(10)] DateTime CreatedAt);

/// <summary>The answer about one package.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Package">The package, or null.</param>
/// <param name="Created">Whether this call made it.</param>
/// <param name="Replayed">Whether an earlier call with the same key did.</param>
[GenerateSerializer, Alias("billing.package_reply"), Immutable]
public sealed record PackageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] PackageView? Package,
    [property: Id(2)] bool Created,
    [property: Id(3)] bool Replayed) : IReply;

/// <summary>A page of packages.</summary>
[GenerateSerializer, Alias("billing.package_page"), Immutable]
public sealed record PackagePageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<PackageView> Packages,
    [property: Id(2)] bool HasMore);
