using System.ComponentModel.DataAnnotations;

namespace Billing.Grains.Admin;

/// <summary>How administrators' work (catalog, API keys) reaches PostgreSQL.</summary>
public sealed class AdminOptions
{
    /// <summary>How long one piece of it may take before its caller is told that the store is not available.</summary>
    /// <value>5,000 ms.</value>
    [Range(100, 25_000)]
    public int TimeoutMs { get; set; } = 5_000;
}
