namespace Billing.Contracts.Catalog;

/// <summary>What the catalog says as a whole.</summary>
/// <param name="DefaultPlan">The plan of accounts that have no other, or null for none.</param>
/// <param name="Compat">What the older clients' words mean.</param>
[GenerateSerializer, Alias("billing.catalog_settings"), Immutable]
public sealed record CatalogSettings([property: Id(0)] string? DefaultPlan, [property: Id(1)] CompatSettings Compat)
{
    /// <summary>Before anybody said anything.</summary>
    public static readonly CatalogSettings None = new(null, CompatSettings.None);
}

/// <summary>What the words of older clients mean.</summary>
/// <param name="SendsMeter">The meter that <c>sends_count</c> and <c>emailsSent</c> count, or null.</param>
/// <param name="MoneyCreditType">The credit type that <c>creditBalance</c> shows, or null.</param>
/// <param name="CreditsType">The credit type that a call means which names none, or null.</param>
[GenerateSerializer, Alias("billing.catalog_compat"), Immutable]
public sealed record CompatSettings(
    [property: Id(0)] string? SendsMeter,
    [property: Id(1)] string? MoneyCreditType,
    [property: Id(2)] string? CreditsType)
{
    /// <summary>Nothing.</summary>
    public static readonly CompatSettings None = new(null, null, null);
}

/// <summary>The answer about the settings.</summary>
/// <param name="Error">Why not, or null.</param>
/// <param name="Settings">The settings, or null.</param>
[GenerateSerializer, Alias("billing.catalog_settings_reply"), Immutable]
public sealed record SettingsReply([property: Id(0)] ErrorReply? Error, [property: Id(1)] CatalogSettings? Settings) : IReply;
