using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Billing.Api.Auth;

/// <summary>Load balancers whose word about a caller's address and scheme is taken. Nobody else's is.</summary>
internal static class TrustedProxies
{
    private const string Setting = "BILLING_TRUSTED_PROXIES";

    /// <summary>Reads the setting: networks such as 10.0.0.0/8, separated by commas; none unless given.</summary>
    /// <exception cref="OptionsValidationException">One is no network.</exception>
    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration settings)
    {
        var networks = (settings[Setting] ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Network)
            .ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);
            options.ForwardedHeaders = networks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });
    }

    private static System.Net.IPNetwork Network(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network))
            return network;
        if (IPAddress.TryParse(text, out var address))
            return new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8);
        throw new OptionsValidationException(
            Setting, typeof(ForwardedHeadersOptions), [$"{Setting} is networks such as 10.0.0.0/8, separated by commas; {text} is none."]);
    }
}
