namespace Orleans.Configuration;

/// <summary>The names of the cluster and of the service in it.</summary>
public class ClusterOptions
{
    /// <summary>The cluster's name unless set.</summary>
    public const string DefaultClusterId = "default";

    /// <summary>The service's name unless set.</summary>
    public const string DefaultServiceId = "default";

    /// <summary>The cluster's name.</summary>
    public string ClusterId { get; set; } = DefaultClusterId;

    /// <summary>The service's name.</summary>
    public string ServiceId { get; set; } = DefaultServiceId;
}

/// <summary>Where a silo would listen. The stand-in is one process and listens nowhere.</summary>
public class EndpointOptions
{
    /// <summary>The port for other silos unless set.</summary>
    public const int DEFAULT_SILO_PORT = 11111;

    /// <summary>The port for clients unless set.</summary>
    public const int DEFAULT_GATEWAY_PORT = 30000;

    /// <summary>The port for other silos.</summary>
    public int SiloPort { get; set; } = DEFAULT_SILO_PORT;

    /// <summary>The port for clients.</summary>
    public int GatewayPort { get; set; } = DEFAULT_GATEWAY_PORT;
}
