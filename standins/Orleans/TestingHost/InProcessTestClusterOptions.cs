using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>What a test cluster is made of.</summary>
public sealed class InProcessTestClusterOptions
{
    /// <summary>The cluster's name.</summary>
    public string ClusterId { get; set; } = "testcluster";

    /// <summary>The service's name.</summary>
    public string ServiceId { get; set; } = "testservice";

    /// <summary>How many silos start; the stand-in has one.</summary>
    public short InitialSilosCount { get; set; }

    /// <summary>Whether the client starts with the cluster.</summary>
    public bool InitializeClientOnDeploy { get; set; }

    /// <summary>Whether to log to files; the stand-in never does.</summary>
    public bool ConfigureFileLogging { get; set; } = true;

    /// <summary>What configures the hosts of silos.</summary>
    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates
    {
        get;
    } = [];

    /// <summary>What configures the hosts of clients.</summary>
    public List<Action<IHostApplicationBuilder>> ClientHostConfigurationDelegates { get; } = [];
}

/// <summary>What is special to one silo.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    /// <summary>Its name.</summary>
    public string SiloName { get; set; } = "Silo_0";

    /// <summary>The port for other silos.</summary>
    public int SiloPort { get; set; }

    /// <summary>The port for clients.</summary>
    public int GatewayPort { get; set; }
}
