using System.Reflection;

namespace Billing.Silo;

/// <summary>Which packages this was built with: <c>upstream</c> or <c>standin</c> (DESIGN "Packages").</summary>
public static class PackageSet
{
    /// <summary>The set's name.</summary>
    public static string Name { get; } = typeof(PackageSet).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "PackageSet").Value!;
}
