using Billing.Cluster.Tests.Network;

namespace Billing.Cluster.Tests;

/// <summary>A test that makes networks but needs no service. It skips, with the reason, where nobody may make them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NamespaceFactAttribute : FactAttribute
{
    public NamespaceFactAttribute() => Skip = Namespaces.WhyNone;
}
