using System.Collections.Frozen;

namespace Billing.Grains.Catalog;

/// <summary>The whole catalog at one revision.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="CreditTypes">Credit types by code.</param>
/// <param name="Meters">Meters by code.</param>
public sealed record CatalogSnapshot(
    long Revision,
    FrozenDictionary<string, CreditTypeTerms> CreditTypes,
    FrozenDictionary<string, MeterTerms> Meters)
{
    /// <summary>Before anything was read; no stored revision is equal to its.</summary>
    public static readonly CatalogSnapshot None = new(
        -1, FrozenDictionary<string, CreditTypeTerms>.Empty, FrozenDictionary<string, MeterTerms>.Empty);
}
