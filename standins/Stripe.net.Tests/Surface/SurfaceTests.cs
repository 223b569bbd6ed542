using System.Reflection;
using Orleans.Standin.Tests.Surface;

namespace Stripe.Standin.Tests.Surface;

/// <summary>The stand-in's public types are Stripe.net's in every member: product code compiles on both.</summary>
public sealed class SurfaceTests
{
    private static readonly IReadOnlyList<TypeShape> Ours =
        [.. SurfaceReader.Read(typeof(StripeClient).Assembly.Location).Select(WithoutInternals)];

    private static readonly IReadOnlyDictionary<string, TypeShape> Real =
        SurfaceReader.Read(RealAssembly()).ToDictionary(type => type.Name);

    [Fact]
    public void Every_type_is_a_type_of_Stripe_net()
    {
        Assert.InRange(Ours.Count, 200, int.MaxValue);
        Assert.Empty(Ours.Select(type => type.Name).Except(Real.Keys));
    }

    [Fact]
    public void Every_member_is_a_member_of_Stripe_net()
    {
        var differences = Ours.SelectMany(type => SurfaceComparer.Compare(type, Real[type.Name])).ToArray();
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    // A caller cannot see what a type implements for the stand-in alone.
    private static TypeShape WithoutInternals(TypeShape type) => type with
    {
        Interfaces = type.Interfaces
            .Where(name => typeof(StripeClient).Assembly.GetType(name) is not { IsPublic: false })
            .ToHashSet(),
    };

    // Of the frameworks that the package is built for, the newest.
    private static string RealAssembly() => typeof(SurfaceTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Where(a => a.Key == "RealStripeFolder")
        .Select(a => Path.Combine(a.Value!, "lib"))
        .SelectMany(folder => Directory.GetFiles(folder, "Stripe.net.dll", SearchOption.AllDirectories))
        .OrderByDescending(path => Path.GetFileName(Path.GetDirectoryName(path)), StringComparer.Ordinal)
        .First(path => Path.GetFileName(Path.GetDirectoryName(path))!.StartsWith("net", StringComparison.Ordinal));
}
