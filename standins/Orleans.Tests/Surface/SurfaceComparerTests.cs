using static Orleans.Standin.Tests.Surface.SurfaceSamples;

namespace Orleans.Standin.Tests.Surface;

/// <summary>The comparison sees each kind of difference.</summary>
public sealed class SurfaceComparerTests
{
    private static readonly Dictionary<string, TypeShape> Samples =
        SurfaceReader.Read(typeof(SurfaceComparerTests).Assembly.Location).ToDictionary(t => t.Name.Split('+')[^1]);

    [Fact]
    public void A_part_of_the_real_type_is_no_difference() => Assert.Empty(Compare(nameof(Part)));

    [Theory]
    [InlineData(nameof(OtherKind), "is 'a sealed class'")]
    [InlineData(nameof(OtherBase), "derives from 'System.EventArgs'")]
    [InlineData(nameof(OtherInterface), "implements System.IDisposable")]
    [InlineData(nameof(OtherInterface), "has method Dispose()")]
    [InlineData(nameof(OtherParameterName), "String other")]
    [InlineData(nameof(OtherParameterType), "Int64 text")]
    [InlineData(nameof(OtherDefault), "Int32 count = 2")]
    [InlineData(nameof(NoDefault), "Int32 count):")]
    [InlineData(nameof(OtherResult), "Copy(String text, Int32 count = 1): Object")]
    [InlineData(nameof(OtherAccess), "protected")]
    [InlineData(nameof(OtherSetter), "public set")]
    [InlineData(nameof(OtherConstant), "Limit: Int32 = 6")]
    [InlineData(nameof(OtherConstraint), "<T: DefaultConstructorConstraint")]
    [InlineData(nameof(OtherStatic), "public static")]
    [InlineData(nameof(OtherVirtual), "public virtual")]
    [InlineData(nameof(UsesObsolete), "obsolete")]
    [InlineData(nameof(OtherConstructor), ".ctor(Int32 size)")]
    public void A_difference_is_seen(string sample, string what) =>
        Assert.Contains(Compare(sample), d => d.Contains(what, StringComparison.Ordinal));

    [Fact]
    public void An_enum_value_that_differs_is_seen() => Assert.NotEmpty(
        SurfaceComparer.Compare(Samples[nameof(OtherColours)], Samples[nameof(RealColours)]));

    [Fact]
    public void An_attribute_for_other_targets_is_seen() => Assert.NotEmpty(
        SurfaceComparer.Compare(Samples[nameof(OtherUsageAttribute)], Samples[nameof(RealUsageAttribute)]));

    private static IReadOnlyList<string> Compare(string sample) =>
        SurfaceComparer.Compare(Samples[sample], Samples[nameof(Real)]);
}
