using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Billing.Silo.Cluster;

/// <summary>Makes a process part of a cluster, whose members are listed in PostgreSQL: as a silo, or as a client of silos.</summary>
public static class ClusterHosting
{
    private const string Driver = "Npgsql";

    // How often a silo looks at the list of members, besides being told by the others. One that was declared dead while it
    // could hear nobody learns it so; its writes are fenced in any case (DURABILITY "What must hold", 3).
    private static readonly TimeSpan LooksAtListEvery = TimeSpan.FromSeconds(5);

    // A step moves a few of a hundred accounts; each of them is then read from the ledger once.
    private static readonly TimeSpan MovesAccountsEvery = TimeSpan.FromSeconds(5);

    /// <summary>A silo of a cluster.</summary>
    public static IHostApplicationBuilder AddBillingSiloOfCluster(this IHostApplicationBuilder builder)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        var ports = SiloHosting.Read(builder.Configuration);
        var address = OwnAddress.Of(builder.Configuration[OwnAddress.Setting]);
        builder.Services.AddBillingServices(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<StoreWatch>();
        builder.Logging.QuietHost();
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(cluster => Name(cluster, settings));
            silo.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = Driver;
                clustering.ConnectionString = settings.ConnectionString;
            });
            silo.ConfigureEndpoints(
                address,
                Or(ports.SiloPort, EndpointOptions.DEFAULT_SILO_PORT),
                Or(ports.GatewayPort, EndpointOptions.DEFAULT_GATEWAY_PORT),
                listenOnAnyHostAddress: !OwnAddress.IsMine(address));
            // Placement decides once, and busy accounts stay: without this, a silo that comes back would idle beside the others.
#pragma warning disable ORLEANSEXP002 // Experimental means that its options may change, not that it loses calls.
            silo.AddActivationRebalancer();
            silo.Configure<ActivationRebalancerOptions>(balance => balance.SessionCyclePeriod = MovesAccountsEvery);
#pragma warning restore ORLEANSEXP002
            silo.Configure<ClusterMembershipOptions>(membership => Watch(membership, settings));
            silo.AddSnapshotStorage(settings.ConnectionString);
            silo.BoundMessages(settings.CallTimeoutMs);
        });
        return builder;
    }

    /// <summary>A client of the silos of a cluster. It holds no account and needs nothing but the list of silos.</summary>
    public static IHostApplicationBuilder AddBillingClusterClient(this IHostApplicationBuilder builder)
    {
        var settings = ClusterSettings.Read(builder.Configuration);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(settings);
        builder.Services.AddDrain(builder.Configuration);
        builder.Services.AddSingleton<IReadiness, ClusterReadiness>();
        builder.Logging.QuietHost();
        builder.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster => Name(cluster, settings));
            client.UseAdoNetClustering(clustering =>
            {
                clustering.Invariant = Driver;
                clustering.ConnectionString = settings.ConnectionString;
            });
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = LooksAtListEvery);
            client.Configure<ClientMessagingOptions>(
                messages => messages.ResponseTimeout = LostCalls.AttemptTimeout(settings));
            client.UseConnectionRetryFilter<WaitForSilos>();
            client.AddOutgoingGrainCallFilter<LostCalls>();
        });
        return builder;
    }

    private static void Name(ClusterOptions cluster, ClusterSettings settings)
    {
        cluster.ClusterId = settings.ClusterId;
        cluster.ServiceId = settings.ServiceId;
    }

    private static void Watch(ClusterMembershipOptions membership, ClusterSettings settings)
    {
        membership.ProbeTimeout = TimeSpan.FromMilliseconds(settings.ProbeTimeoutMs);
        membership.TableRefreshTimeout = LooksAtListEvery;
        // A list of silos that were all killed at once must not keep the next ones from starting for long.
        membership.IAmAliveTablePublishTimeout = LooksAtListEvery;
        // A silo that cannot reach the others ends rather than that it throws them out: it is the one that is cut off.
        membership.EvictWhenMaxJoinAttemptTimeExceeded = false;
        membership.MaxJoinAttemptTime = TimeSpan.FromMinutes(1);
    }

    private static int Or(int port, int otherwise) => port == 0 ? otherwise : port;
}
