using System.Text.Json.Serialization;

namespace Billing.Client;

/// <summary>Why the service did not do what it was asked (RFC 9457, API "Conventions").</summary>
public sealed record BillingProblem
{
    /// <summary>A stable word to switch on; <see cref="BillingCodes"/> has them.</summary>
    public string Code { get => field ?? ""; init; }

    /// <summary>The HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>The code in words.</summary>
    public string? Title { get; init; }

    /// <summary>One sentence for a person.</summary>
    public string? Detail { get; init; }

    /// <summary>Finds the call in the service's log.</summary>
    [JsonPropertyName("traceId")]
    public string? TraceId { get; init; }

    /// <summary>The field of the request at fault.</summary>
    public string? Field { get; init; }

    /// <summary>The credit type that was short.</summary>
    public string? CreditType { get; init; }

    /// <summary>What there was of it.</summary>
    public decimal? Available { get; init; }

    /// <summary>What was needed of it.</summary>
    public decimal? Required { get; init; }

    /// <summary>Stripe's own code of a refusal, such as <c>insufficient_funds</c>.</summary>
    public string? StripeCode { get; init; }

    /// <summary>The meter whose limit was reached.</summary>
    public string? Meter { get; init; }

    /// <summary>That limit, units a period.</summary>
    public decimal? Limit { get; init; }

    /// <summary>What was counted of it in the period.</summary>
    public decimal? Count { get; init; }

    /// <summary>Start of that period, UTC.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>Its end, exclusive.</summary>
    public DateTimeOffset? PeriodEnd { get; init; }

    /// <summary>Plans with a higher limit, lowest tier first.</summary>
    public IReadOnlyList<PlanUpgrade> Upgrades { get => field ?? []; init; }

    /// <summary>Every rule that was tried, in order.</summary>
    public IReadOnlyList<RefusalReason> Reasons { get => field ?? []; init; }
}

/// <summary>A plan of a higher tier.</summary>
/// <param name="Slug">The plan's slug.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tier">Its place among the plans.</param>
public sealed record PlanUpgrade(string Slug, string Name, int Tier);

/// <summary>One rule that said no.</summary>
/// <param name="Rule"><c>included</c>, <c>limit</c>, <c>credits</c>, <c>overage</c>, <c>hold</c> or
/// <c>state</c>.</param>
/// <param name="Code">The code that it would give alone.</param>
/// <param name="Have">What there was.</param>
/// <param name="Need">What it needed.</param>
/// <param name="At">When time alone will change it, UTC.</param>
public sealed record RefusalReason(string Rule, string Code, decimal Have, decimal Need, DateTimeOffset? At);
