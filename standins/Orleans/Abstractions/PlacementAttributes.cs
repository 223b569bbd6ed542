using Orleans.Placement;

namespace Orleans.Concurrency
{
    /// <summary>In every silo, as many as said. There is one silo; more than one in it is not to be had here.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StatelessWorkerAttribute : PlacementAttribute
    {
        /// <summary>One in every silo: the only number that the stand-in can keep.</summary>
        /// <exception cref="NotSupportedException">Another number.</exception>
        public StatelessWorkerAttribute(int maxLocalWorkers)
        {
            if (maxLocalWorkers != 1)
            {
                throw new NotSupportedException("The Orleans stand-in keeps one activation: StatelessWorker(1).");
            }
        }
    }
}

namespace Orleans.Placement
{
    /// <summary>Where a new activation goes. With one process there is one place.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public abstract class PlacementAttribute : Attribute;

    /// <summary>Anywhere.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class RandomPlacementAttribute : PlacementAttribute;

    /// <summary>Where the fewest activations are.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class ActivationCountBasedPlacementAttribute : PlacementAttribute;
}
