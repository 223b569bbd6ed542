namespace Orleans.Standin.Tests.Surface;

#pragma warning disable CA1034, CA1052, CA1710, CA1822 // Each sample differs from Real in one way, and in nothing else.

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

    public class Real
    {
        public const int Limit = 5;

        public string Name { get; init; } = "";

        public string Copy(string text, int count = 1) => text;

        public T Make<T>() where T : class => null!;

        [Obsolete("No more.")]
        public void Old()
        {
        }
    }

    public class Part
    {
        public string Copy(string text, int count = 1) => text;
    }

    public sealed class OtherKind;

    public class OtherBase : EventArgs;

    public class OtherInterface : IDisposable
    {
        public void Dispose() => GC.SuppressFinalize(this);
    }

    public class OtherParameterName
    {
        public string Copy(string other, int count = 1) => other;
    }

    public class OtherParameterType
    {
        public string Copy(long text, int count = 1) => "";
    }

    public class OtherDefault
    {
        public string Copy(string text, int count = 2) => text;
    }

    public class NoDefault
    {
        public string Copy(string text, int count) => text;
    }

    public class OtherResult
    {
        public object Copy(string text, int count = 1) => text;
    }

    public class OtherAccess
    {
        protected string Copy(string text, int count = 1) => text;
    }

    public class OtherSetter
    {
        public string Name { get; set; } = "";
    }

    public class OtherConstant
    {
        public const int Limit = 6;
    }

    public class OtherConstraint
    {
        public T Make<T>() where T : new() => new();
    }

    public class OtherStatic
    {
        public static string Copy(string text, int count = 1) => text;
    }

    public class OtherVirtual
    {
        public virtual string Copy(string text, int count = 1) => text;
    }

    public class UsesObsolete
    {
        public void Old()
        {
        }
    }

    public class OtherConstructor
    {
        public OtherConstructor(int size) => _ = size;
    }

    public enum RealColours
    {
        One = 1,
    }

    public enum OtherColours
    {
        One = 2,
    }

    [AttributeUsage(AttributeTargets.Class)]
    public sealed class RealUsageAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class OtherUsageAttribute : Attribute;
}
