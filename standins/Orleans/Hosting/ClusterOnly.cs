using System.Diagnostics.CodeAnalysis;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Orleans
{
    /// <summary>Says whether a client tries again to reach its cluster.</summary>
    public interface IClientConnectionRetryFilter
    {
        /// <summary>Whether to try again after this exception.</summary>
        Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken);
    }

    /// <summary>A call on its way out.</summary>
    public interface IOutgoingGrainCallContext
    {
        /// <summary>The method's name.</summary>
        string MethodName { get; }

        /// <summary>Sends it.</summary>
        Task Invoke();
    }

    /// <summary>Stands around every call that a client makes.</summary>
    public interface IOutgoingGrainCallFilter
    {
        /// <summary>Makes the call.</summary>
        Task Invoke(IOutgoingGrainCallContext context);
    }
}

namespace Orleans.Hosting
{
    /// <summary>Where a silo would listen. The stand-in listens nowhere.</summary>
    public static class EndpointOptionsExtensions
    {
        /// <summary>Noted, and of no effect: there is nobody to listen to.</summary>
        public static ISiloBuilder ConfigureEndpoints(
            this ISiloBuilder builder,
            IPAddress advertisedIP,
            int siloPort,
            int gatewayPort,
            bool listenOnAnyHostAddress = false) =>
            builder.Configure<EndpointOptions>(o => (o.SiloPort, o.GatewayPort) = (siloPort, gatewayPort));
    }

    /// <summary>Moves activations from full silos to empty ones.</summary>
    public static class ActivationRebalancerExtensions
    {
        /// <summary>Of no effect: there is one silo.</summary>
        [Experimental("ORLEANSEXP002")]
        public static ISiloBuilder AddActivationRebalancer(this ISiloBuilder builder) => builder;
    }

    /// <summary>What only a client of a cluster has: refused when the host starts.</summary>
    public static class ClusterClientExtensions
    {
        /// <summary>Refused when the host starts.</summary>
        public static IClientBuilder UseConnectionRetryFilter<TConnectionRetryFilter>(this IClientBuilder builder)
            where TConnectionRetryFilter : class, IClientConnectionRetryFilter => Refuse(builder, "UseConnectionRetryFilter");

        /// <summary>Refused when the host starts.</summary>
        public static IClientBuilder AddOutgoingGrainCallFilter<TImplementation>(this IClientBuilder builder)
            where TImplementation : class, IOutgoingGrainCallFilter => Refuse(builder, "AddOutgoingGrainCallFilter");

        private static IClientBuilder Refuse(IClientBuilder builder, string setting)
        {
            ArgumentNullException.ThrowIfNull(builder);
            SiloServices.Refuse(builder.Services, setting);
            return builder;
        }
    }
}
