namespace Orleans.Configuration;

/// <summary>How silos would watch each other. The stand-in refuses to cluster.</summary>
public class ClusterMembershipOptions
{
    /// <summary>How long to wait for another silo's sign of life.</summary>
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often to look at the list of members.</summary>
    public TimeSpan TableRefreshTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often to note in the list that one is alive.</summary>
    public TimeSpan IAmAliveTablePublishTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to try to reach the others before giving up.</summary>
    public TimeSpan MaxJoinAttemptTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether to throw out those that could not be reached in that time.</summary>
    public bool EvictWhenMaxJoinAttemptTimeExceeded { get; set; } = true;
}

/// <summary>How activations would move between silos. The stand-in has one.</summary>
public sealed class ActivationRebalancerOptions
{
    /// <summary>How often to move some.</summary>
    public TimeSpan SessionCyclePeriod { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>How a client would find silos. The stand-in refuses to cluster.</summary>
public class GatewayOptions
{
    /// <summary>How often to look for silos.</summary>
    public TimeSpan GatewayListRefreshPeriod { get; set; } = TimeSpan.FromMinutes(1);
}
