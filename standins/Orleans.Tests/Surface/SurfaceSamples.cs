namespace Orleans.Standin.Tests.Surface;

#pragma warning disable CA1034, CA1052, CA1710, CA1822 // Each sample differs from Real in one way, and in nothing else.

/// <summary>Types for the comparison to tell apart.</summary>
public static class SurfaceSamples
{
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
