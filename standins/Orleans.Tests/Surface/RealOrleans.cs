using System.Reflection;

namespace Orleans.Standin.Tests.Surface;

/// <summary>The real assemblies that the build has fetched.</summary>
public static class RealOrleans
{
    /// <summary>Whether every assembly that the stand-in stands for is there.</summary>
    public static bool IsComplete { get; } = Packages().Contains("Microsoft.Orleans.Runtime");

    /// <summary>Their public types by name.</summary>
    public static IReadOnlyDictionary<string, TypeShape> Read()
    {
        var version = Metadata("RealOrleansVersion").Single();
        var root = Metadata("RealOrleansFolder").Single();
        var types = new Dictionary<string, TypeShape>(StringComparer.Ordinal);
        foreach (var package in Packages())
        {
#pragma warning disable CA1308 // NuGet's folders are in lower case.
            var folder = Path.Combine(root, package.ToLowerInvariant(), version, "lib", "net10.0");
#pragma warning restore CA1308
            foreach (var type in Directory.GetFiles(folder, "*.dll").SelectMany(SurfaceReader.Read))
            {
                types[type.Name] = type;
            }
        }

        return types;
    }

    private static string[] Packages() => Metadata("RealOrleansPackages").Single().Split(';');

    private static IEnumerable<string> Metadata(string key) => typeof(RealOrleans).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == key).Select(a => a.Value!);
}
