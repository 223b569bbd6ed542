using System.Collections.Immutable;

namespace Billing.Contracts.Catalog;

/// <summary>Creates a credit type.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Code">1 to 64 of a-z, 0-9, _ and -, beginning with a letter.</param>
/// <param name="Unit">What one of it is called, or null for the code.</param>
/// <param name="Precision">Decimal places, 0 to 9.</param>
/// <param name="DefaultExpiry"><c>days:N</c>, <c>period_end</c> or <c>never</c>; null for never.</param>
/// <param name="BurnOrder"><c>fifo</c> or <c>expiry_first</c>; null for fifo.</param>
[GenerateSerializer, Alias("billing.credit_type_request"), Immutable]
public sealed record CreditTypeRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string Code,
    [property: Id(2)] string? Unit,
    [property: Id(3)] int Precision,
    [property: Id(4)] string? DefaultExpiry,
    [property: Id(5)] string? BurnOrder)
{
    /// <summary>For people, or null for the code.</summary>
    [Id(6)]
    public string? Name { get; init; }
}

/// <summary>Changes some fields of a credit type; null leaves one as it is.</summary>
[GenerateSerializer, Alias("billing.credit_type_patch"), Immutable]
public sealed record CreditTypePatch(
    [property: Id(0)] string Code,
    [property: Id(1)] string? Unit,
    [property: Id(2)] int? Precision,
    [property: Id(3)] string? DefaultExpiry,
    [property: Id(4)] string? BurnOrder)
{
    /// <summary>For people; the code itself takes another name away.</summary>
    [Id(5)]
    public string? Name { get; init; }
}

/// <summary>A credit type as it is.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="Precision">Decimal places.</param>
/// <param name="DefaultExpiry">The rule for grants that name none.</param>
/// <param name="BurnOrder"><c>fifo</c> or <c>expiry_first</c>.</param>
/// <param name="Archived">Whether new grants are refused.</param>
/// <param name="Version">1, 2, 3 … with each change of content.</param>
/// <param name="CreatedAt">When version 1 was made, UTC.</param>
[GenerateSerializer, Alias("billing.credit_type"), Immutable]
public sealed record CreditTypeView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Unit,
    [property: Id(2)] byte Precision,
    [property: Id(3)] string DefaultExpiry,
    [property: Id(4)] string BurnOrder,
    [property: Id(5)] bool Archived,
    [property: Id(6)] int Version,
    [property: Id(7)] DateTime CreatedAt)
{
    /// <summary>For people; the code where it has no other name.</summary>
    [Id(8)]
    public string Name { get; init; } = Code;
}

/// <summary>The answer about one credit type.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="CreditType">The credit type, or null.</param>
/// <param name="Created">Whether this call made it.</param>
/// <param name="Replayed">Whether an earlier call with the same key did.</param>
[GenerateSerializer, Alias("billing.credit_type_reply"), Immutable]
public sealed record CreditTypeReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] CreditTypeView? CreditType,
    [property: Id(2)] bool Created,
    [property: Id(3)] bool Replayed) : IReply;

/// <summary>A page of credit types.</summary>
[GenerateSerializer, Alias("billing.credit_type_page"), Immutable]
public sealed record CreditTypePageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<CreditTypeView> CreditTypes,
    [property: Id(2)] bool HasMore);

/// <summary>Creates a meter.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Code">1 to 64 of a-z, 0-9, _ and -, beginning with a letter.</param>
/// <param name="StripeEventName">The name of its Stripe meter event, or null.</param>
/// <param name="Precision">Decimal places of quantities, 0 to 9.</param>
/// <param name="CostCreditType">What one unit of it costs: the credit type; null where the meter only counts.</param>
/// <param name="CostAmount">What one unit of it costs, decimal text; null where the meter only counts.</param>
[GenerateSerializer, Alias("billing.meter_request"), Immutable]
public sealed record MeterRequest(
    [property: Id(0)] CallKey Key,
    [property: Id(1)] string Code,
    [property: Id(2)] string? StripeEventName,
    [property: Id(3)] int Precision,
    [property: Id(4)] string? CostCreditType,
    [property: Id(5)] string? CostAmount);

/// <summary>A meter as it is.</summary>
/// <param name="Code">Its code.</param>
/// <param name="StripeEventName">The name of its Stripe meter event, or null.</param>
/// <param name="Precision">Decimal places of quantities.</param>
/// <param name="CostCreditType">The credit type that one unit costs, or null.</param>
/// <param name="CostAmount">What one whole unit costs, or null.</param>
/// <param name="Version">1, 2, 3 … with each change of content.</param>
/// <param name="CreatedAt">When version 1 was made, UTC.</param>
[GenerateSerializer, Alias("billing.meter"), Immutable]
public sealed record MeterView(
    [property: Id(0)] string Code,
    [property: Id(1)] string? StripeEventName,
    [property: Id(2)] byte Precision,
    [property: Id(3)] string? CostCreditType,
    [property: Id(4)] Amount? CostAmount,
    [property: Id(5)] int Version,
    [property: Id(6)] DateTime CreatedAt);

/// <summary>The answer about one meter.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Meter">The meter, or null.</param>
/// <param name="Created">Whether this call made it.</param>
/// <param name="Replayed">Whether an earlier call with the same key did.</param>
[GenerateSerializer, Alias("billing.meter_reply"), Immutable]
public sealed record MeterReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] MeterView? Meter,
    [property: Id(2)] bool Created,
    [property: Id(3)] bool Replayed) : IReply;

/// <summary>A page of meters.</summary>
[GenerateSerializer, Alias("billing.meter_page"), Immutable]
public sealed record MeterPageReply(
    [property: Id(0)] ErrorReply? Error,
    [property: Id(1)] ImmutableArray<MeterView> Meters,
    [property: Id(2)] bool HasMore);
