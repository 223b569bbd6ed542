namespace Billing.Bench.Scaling;

/// <summary>Which processes serve, and how they are called.</summary>
/// <param name="Name">For people.</param>
/// <param name="Silos">Silos of their own; 0 where the API process is its own silo.</param>
/// <param name="Apis">API processes; 0 where the load generator calls the silos as an API process would.</param>
internal sealed record Topology(string Name, int Silos, int Apis)
{
    /// <summary>What is compared. The first needs no cluster.</summary>
    public static readonly Topology[] All =
    [
        new("HTTP, one process", 0, 1),
        new("HTTP, 1 silo, 1 API", 1, 1),
        new("HTTP, 2 silos, 2 APIs", 2, 2),
        new("silo calls, 1 silo", 1, 0),
        new("silo calls, 2 silos", 2, 0),
    ];

    /// <summary>Whether it needs real Orleans.</summary>
    public bool IsCluster => Silos > 0;
}
