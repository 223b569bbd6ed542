using Billing.Silo;

namespace Billing.Grains.Tests.Golden;

/// <summary>A theory about Orleans' own bytes; with the stand-in it is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpstreamTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips where the packages are not Orleans' own.</summary>
    public UpstreamTheoryAttribute()
    {
        if (PackageSet.Name != "upstream")
            Skip = "The stand-in's wire is not Orleans'.";
    }
}
