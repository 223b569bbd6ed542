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

    /// <summary>A call.</summary>
    public interface IGrainCallContext
    {
        /// <summary>The method's name.</summary>
        string MethodName { get; }

        /// <summary>What it answered, once it was made.</summary>
        object? Result { get; set; }

        /// <summary>Makes it.</summary>
        Task Invoke();
    }

    /// <summary>A call on its way out.</summary>
    public interface IOutgoingGrainCallContext : IGrainCallContext;

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

    /// <summary>Filters of a client's calls: refused when the host starts.</summary>
    public static class ClientBuilderGrainCallFilterExtensions
    {
        /// <summary>Refused when the host starts.</summary>
        public static IClientBuilder AddOutgoingGrainCallFilter<TImplementation>(this IClientBuilder builder)
            where TImplementation : class, IOutgoingGrainCallFilter
        {
            ArgumentNullException.ThrowIfNull(builder);
            SiloServices.Refuse(builder.Services, "AddOutgoingGrainCallFilter");
            return builder;
        }
    }
}
