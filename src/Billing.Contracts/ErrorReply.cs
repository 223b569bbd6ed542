using System.Collections.Immutable;

namespace Billing.Contracts;

/// <summary>Why a call was not carried out.</summary>
/// <param name="Code">A stable code of API.md; the edge maps it to a status.</param>
/// <param name="Detail">One sentence for a person.</param>
[GenerateSerializer, Alias("billing.error"), Immutable]
public sealed record ErrorReply([property: Id(0)] string Code, [property: Id(1)] string Detail)
{
    /// <summary>The request field at fault, or null.</summary>
    [Id(2)]
    public string? Field { get; init; }

    /// <summary>The credit type that was short, or null.</summary>
    [Id(3)]
    public string? CreditType { get; init; }

    /// <summary>What there was, as decimal text, or null.</summary>
    [Id(4)]
    public string? Available { get; init; }

    /// <summary>What was needed, as decimal text, or null.</summary>
    [Id(5)]
    public string? Required { get; init; }

    /// <summary>Each rule that was tried, in order.</summary>
    [Id(6)]
    public ImmutableArray<ReasonReply> Reasons { get; init; } = [];

    /// <summary>The plan limit that was reached, or null.</summary>
    [Id(7)]
    public LimitReply? Limit { get; init; }

    /// <summary>Stripe's own code of a refusal, such as <c>insufficient_funds</c>, or null.</summary>
    [Id(8)]
    public string? StripeCode { get; init; }
}

/// <summary>A plan's limit as it stood when it refused (SEMANTICS D2).</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Limit">Units a period, as decimal text; null where the limit is one on overage.</param>
/// <param name="Count">Units counted in the period, as decimal text.</param>
/// <param name="PeriodStart">Start of the period, UTC.</param>
/// <param name="PeriodEnd">Its end, exclusive.</param>
/// <param name="Upgrades">Plans that the account could move up to, lowest tier first.</param>
[GenerateSerializer, Alias("billing.limit"), Immutable]
public sealed record LimitReply(
    [property: Id(0)] string Meter,
    [property: Id(1)] string? Limit,
    [property: Id(2)] string Count,
    [property: Id(3)] DateTime PeriodStart,
    [property: Id(4)] DateTime PeriodEnd,
    [property: Id(5)] ImmutableArray<UpgradeReply> Upgrades);

/// <summary>A plan of a higher tier.</summary>
[GenerateSerializer, Alias("billing.upgrade"), Immutable]
public sealed record UpgradeReply([property: Id(0)] string Slug, [property: Id(1)] string Name, [property: Id(2)] int Tier);

/// <summary>One rule that said no.</summary>
/// <param name="Rule">included, limit, credits, overage, hold or state.</param>
/// <param name="Code">The code that it would give alone.</param>
/// <param name="Have">What there was, as decimal text.</param>
/// <param name="Need">What it needed, as decimal text.</param>
[GenerateSerializer, Alias("billing.reason"), Immutable]
public sealed record ReasonReply(
    [property: Id(0)] string Rule,
    [property: Id(1)] string Code,
    [property: Id(2)] string Have,
    [property: Id(3)] string Need)
{
    /// <summary>When time alone will change it, UTC, or null.</summary>
    [Id(4)]
    public DateTime? At { get; init; }
}
