using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Catalog;

/// <summary>How a silo follows the catalog.</summary>
public sealed class CatalogOptions
{
    /// <summary>How often a silo asks whether the catalog has changed.</summary>
    /// <value>250 ms; every silo is to see a change within a second.</value>
    [Range(10, 900)]
    public int PollMs { get; set; } = 250;

    /// <summary>How long one reading may take.</summary>
    /// <value>5,000 ms.</value>
    [Range(100, 25_000)]
    public int TimeoutMs { get; set; } = 5_000;
}
