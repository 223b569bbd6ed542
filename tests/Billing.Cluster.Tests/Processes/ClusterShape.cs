namespace Billing.Cluster.Tests.Processes;

/// <summary>Which processes a scenario has.</summary>
internal sealed record ClusterShape
{
    public int Silos { get; init; } = 2;

    public int Apis { get; init; } = 2;

    /// <summary>How many clusters they make up; the first silo and API belong to the first, and so on in turn.</summary>
    public int Clusters { get; init; } = 1;

    /// <summary>Whether each silo has a network of its own that can be cut.</summary>
    public bool Networks { get; init; }

    /// <summary>Whether a silo that ends by itself is started again; where none should, one that does fails the scenario.</summary>
    public bool SilosMayEnd { get; init; }

    /// <summary>Settings of all processes, beside those that every scenario needs.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
