using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>Anything a call can be addressed to.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    /// <summary>A grain, seen by its callers.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose key is text.</summary>
    public interface IGrainWithStringKey : IGrain;
}
