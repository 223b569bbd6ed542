using Orleans.Placement;
using Orleans.Runtime;

namespace Orleans.Concurrency
{
    /// <summary>In every silo, as many as said. There is one silo; more than one in it is not to be had here.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class StatelessWorkerAttribute : PlacementAttribute
    {
        /// <summary>One in every silo: the only number that the stand-in can keep.</summary>
        /// <exception cref="NotSupportedException">Another number.</exception>
        public StatelessWorkerAttribute(int maxLocalWorkers)
            : base(OnePlace.Instance)
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
    public abstract class PlacementAttribute : Attribute
    {
        /// <summary>By a strategy.</summary>
        protected PlacementAttribute(PlacementStrategy placement) => PlacementStrategy = placement;

        /// <summary>The strategy.</summary>
        public PlacementStrategy PlacementStrategy { get; }
    }

    /// <summary>Anywhere.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class RandomPlacementAttribute : PlacementAttribute
    {
        /// <summary>In the one silo.</summary>
        public RandomPlacementAttribute()
            : base(OnePlace.Instance)
        {
        }
    }

    /// <summary>Where the fewest activations are.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
    public sealed class ActivationCountBasedPlacementAttribute : PlacementAttribute
    {
        /// <summary>In the one silo.</summary>
        public ActivationCountBasedPlacementAttribute()
            : base(OnePlace.Instance)
        {
        }
    }
}

namespace Orleans.Runtime
{
    /// <summary>How a silo is chosen for a new activation.</summary>
    public abstract class PlacementStrategy;

    /// <summary>There is one silo to choose.</summary>
    internal sealed class OnePlace : PlacementStrategy
    {
        public static readonly OnePlace Instance = new();
    }
}
