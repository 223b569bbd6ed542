using Billing.Cluster.Tests.Network;
using Billing.Cluster.Tests.Processes;

namespace Billing.Cluster.Tests;

/// <summary>A test that starts several processes of the service. It skips, with the reason, where they cannot run.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    /// <param name="networks">Whether each silo needs a network of its own.</param>
    public ClusterFactAttribute(bool networks = false)
    {
        Networks = networks;
        Skip = Programs.WhyNoCluster ?? (networks ? Namespaces.WhyNone : null);
    }

    public bool Networks { get; }
}
