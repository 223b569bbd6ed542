namespace Billing.Client;

/// <summary>When an account buys by itself, and what.</summary>
public sealed record AutoRechargeRule
{
    /// <summary>The package's id.</summary>
    public required string Package { get; init; }

    /// <summary>Below this balance.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Up to this balance, in one charge; null is one package.</summary>
    public decimal? Target { get; init; }

    /// <summary>The most charges a period.</summary>
    public int? MaxPerPeriod { get; init; }

    /// <summary>The least time between two charges, in seconds.</summary>
    public int? CooldownSeconds { get; init; }

    /// <summary>After how many failures it is turned off.</summary>
    public int? MaxFailures { get; init; }
}

/// <summary>An automatic top-up.</summary>
/// <param name="Account">The account.</param>
/// <param name="Seq">The entry that this is as of.</param>
/// <param name="Enabled">Whether it is on.</param>
/// <param name="CreditType">The credit type that it watches, or null.</param>
/// <param name="Package">The package, or null.</param>
/// <param name="Threshold">Below this balance.</param>
/// <param name="Target">Up to this balance.</param>
/// <param name="MaxPerPeriod">The most charges a period.</param>
/// <param name="CooldownSeconds">The least time between two charges, in seconds.</param>
/// <param name="MaxFailures">After how many failures it is turned off.</param>
/// <param name="Status">Where it is, such as <c>off</c> or <c>disabled</c>.</param>
/// <param name="Failures">How many charges failed in a row.</param>
/// <param name="CountInPeriod">How many charges there were in the period.</param>
/// <param name="NotBefore">When it may charge again, UTC, or null.</param>
/// <param name="InFlight">The charge that is under way, or null.</param>
public sealed record AutoRecharge(
    string Account,
    long Seq,
    bool Enabled,
    string? CreditType,
    string? Package,
    decimal? Threshold,
    decimal? Target,
    int? MaxPerPeriod,
    int? CooldownSeconds,
    int? MaxFailures,
    string Status,
    int Failures,
    int CountInPeriod,
    DateTimeOffset? NotBefore,
    AutoRechargeCharge? InFlight);

/// <summary>A charge that is under way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Packs">How many packages.</param>
/// <param name="AmountMinor">In the currency's smallest unit.</param>
/// <param name="Currency">Such as <c>usd</c>.</param>
/// <param name="StartedAt">When, UTC.</param>
public sealed record AutoRechargeCharge(
    string Id, int Packs, long AmountMinor, string Currency, DateTimeOffset StartedAt);
