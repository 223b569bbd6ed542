using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans.Hosting;

/// <summary>Configures a client's host.</summary>
public static class ClientBuilderExtensions
{
    /// <summary>Adds services.</summary>
    public static IClientBuilder ConfigureServices(
        this IClientBuilder builder, Action<IServiceCollection> configureDelegate)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configureDelegate);
        configureDelegate(builder.Services);
        return builder;
    }

    /// <summary>Configures options.</summary>
    public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configureOptions)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure(configureOptions);
        return builder;
    }

    /// <summary>Waiting for a cluster: refused when the host starts.</summary>
    public static IClientBuilder UseConnectionRetryFilter<TConnectionRetryFilter>(this IClientBuilder builder)
        where TConnectionRetryFilter : class, IClientConnectionRetryFilter
    {
        ArgumentNullException.ThrowIfNull(builder);
        SiloServices.Refuse(builder.Services, "UseConnectionRetryFilter");
        return builder;
    }

    /// <summary>A silo on this machine, in another process: refused when the host starts.</summary>
    public static IClientBuilder UseLocalhostClustering(
        this IClientBuilder builder, int gatewayPort = 30000, string serviceId = "dev", string clusterId = "dev")
    {
        ArgumentNullException.ThrowIfNull(builder);
        SiloServices.Refuse(builder.Services, "A client's UseLocalhostClustering");
        return builder;
    }
}

/// <summary>Clustering by a database: refused when the host starts.</summary>
public static class AdoNetHostingExtensions
{
    /// <summary>Refused when the host starts.</summary>
    public static ISiloBuilder UseAdoNetClustering(
        this ISiloBuilder builder, Action<AdoNetClusteringSiloOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        SiloServices.Refuse(builder.Services, "UseAdoNetClustering");
        return builder.Configure(configureOptions);
    }

    /// <summary>Refused when the host starts.</summary>
    public static IClientBuilder UseAdoNetClustering(
        this IClientBuilder builder, Action<AdoNetClusteringClientOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(builder);
        SiloServices.Refuse(builder.Services, "UseAdoNetClustering");
        return builder.Configure(configureOptions);
    }
}
