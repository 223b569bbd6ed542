namespace Billing.Client;

/// <summary>What changes of a credit type; null stays.</summary>
public record CreditTypePatch
{
    /// <summary>What people call it; without one the code.</summary>
    public string? Name { get; init; }

    /// <summary>What one of it is called, such as <c>email</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Digits behind the point, 0 to 9; fixed once anything was granted (SEMANTICS A12).</summary>
    public int? Precision { get; init; }

    /// <summary><c>days:N</c> or <c>never</c>, for grants that do not say.</summary>
    public string? DefaultExpiry { get; init; }

    /// <summary><c>fifo</c> (the default) or <c>expiry_first</c> (SEMANTICS A2).</summary>
    public string? BurnOrder { get; init; }
}

/// <summary>A credit type to make.</summary>
public sealed record NewCreditType : CreditTypePatch
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }
}

/// <summary>A credit type.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Unit">What one of it is called.</param>
/// <param name="Precision">Digits behind the point.</param>
/// <param name="DefaultExpiry">For grants that do not say.</param>
/// <param name="BurnOrder"><c>fifo</c> or <c>expiry_first</c>.</param>
/// <param name="Archived">Whether it is off sale.</param>
/// <param name="Version">Its version.</param>
/// <param name="CreatedAt">When this version was made, UTC.</param>
public sealed record CreditType(
    string Code,
    string Name,
    string Unit,
    int Precision,
    string DefaultExpiry,
    string BurnOrder,
    bool Archived,
    int Version,
    DateTimeOffset CreatedAt);

/// <summary>A meter to make.</summary>
public sealed record NewMeter
{
    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>The name of Stripe's meter event, or null.</summary>
    public string? StripeEventName { get; init; }

    /// <summary>Digits behind the point of a quantity.</summary>
    public int? Precision { get; init; }

    /// <summary>What a unit costs where no plan says; null only counts.</summary>
    public Credits? Cost { get; init; }
}

/// <summary>A meter.</summary>
/// <param name="Code">Its code.</param>
/// <param name="StripeEventName">The name of Stripe's meter event, or null.</param>
/// <param name="Precision">Digits behind the point of a quantity.</param>
/// <param name="Cost">What a unit costs where no plan says, or null.</param>
/// <param name="Version">Its version.</param>
/// <param name="CreatedAt">When this version was made, UTC.</param>
public sealed record Meter(
    string Code, string? StripeEventName, int Precision, Credits? Cost, int Version, DateTimeOffset CreatedAt);

/// <summary>What changes of a package; null stays.</summary>
public record PackagePatch
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it costs.</summary>
    public PackagePrice? Price { get; init; }

    /// <summary>The credit type that it holds.</summary>
    public string? CreditType { get; init; }

    /// <summary>How many credits.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Credits on top.</summary>
    public decimal? Bonus { get; init; }

    /// <summary><c>days:N</c>, <c>period_end</c> or <c>never</c>.</summary>
    public string? Expires { get; init; }

    /// <summary>The price at Stripe, or null.</summary>
    public string? StripePriceId { get; init; }
}

/// <summary>A package to make; price, credit type and amount are needed.</summary>
public sealed record NewPackage : PackagePatch
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }
}

/// <summary>A package.</summary>
public sealed record Package : PackagePatch
{
    /// <summary>Its id.</summary>
    public string Id { get => field ?? ""; init; }

    /// <summary>Whether it is off sale.</summary>
    public bool Archived { get; init; }

    /// <summary>Its version.</summary>
    public int Version { get; init; }

    /// <summary>When this version was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a package costs.</summary>
/// <param name="AmountMinor">In the currency's smallest unit.</param>
/// <param name="Currency">Such as <c>usd</c>.</param>
public sealed record PackagePrice(long AmountMinor, string Currency);

/// <summary>What the whole catalog agrees on.</summary>
public sealed record CatalogSettings
{
    /// <summary>The plan of accounts without one, or null.</summary>
    public string? DefaultPlan { get; init; }

    /// <summary>What the seeds' own paths mean by their words.</summary>
    public CompatSettings? Compat { get; init; }
}

/// <summary>What the seeds' own paths mean by their words.</summary>
/// <param name="SendsMeter">The meter of <c>sends_count</c>.</param>
/// <param name="MoneyCreditType">The type of <c>creditBalance</c>.</param>
/// <param name="CreditsType">The type where none is named.</param>
public sealed record CompatSettings(string? SendsMeter, string? MoneyCreditType, string? CreditsType);
