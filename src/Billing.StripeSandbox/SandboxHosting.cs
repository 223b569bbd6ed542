using Billing.StripeSandbox.Clock;
using Billing.StripeSandbox.Control;
using Billing.StripeSandbox.Pages;
using Billing.StripeSandbox.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Billing.StripeSandbox;

/// <summary>Puts the sandbox into a host, its own or another's.</summary>
public static class SandboxHosting
{
    /// <summary>Registers the sandbox. The host must also map it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="options">How it runs.</param>
    /// <returns>The same services.</returns>
    /// <exception cref="InvalidOperationException">The options are unusable, for example a live key.</exception>
    public static IServiceCollection AddStripeSandbox(this IServiceCollection services, SandboxOptions options)
    {
        if (options.Fault() is { } fault) throw new InvalidOperationException(fault);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<World>();
        services.AddSingleton<IdempotencyKeys>();
        services.AddSingleton<Faults>();
        services.AddSingleton<DeliveryMode>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ControlRoutes>();
        services.AddSingleton<Pipeline>();
        services.AddHostedService<DueTimer>();
        services.AddHostedService<Deliveries>();
        return services;
    }

    /// <summary>
    /// Maps Stripe's paths, the hosted pages and <c>/_sandbox/</c> from the root. A host with paths of its own keeps
    /// them
    /// apart by an address: <c>app.MapStripeSandbox().RequireHost("*:12111")</c>.
    /// </summary>
    /// <param name="endpoints">The host.</param>
    /// <returns>The group of all the sandbox's paths.</returns>
    public static RouteGroupBuilder MapStripeSandbox(this IEndpointRouteBuilder endpoints)
    {
        var services = endpoints.ServiceProvider;
        var world = services.GetRequiredService<World>();
        world.Run(() => EndpointRoutes.AddFromOptions(world));
        var group = endpoints.MapGroup("");
        var pipeline = services.GetRequiredService<Pipeline>();
        foreach (var route in Routes.All)
            group.MapMethods(route.Path, [route.Method], context => pipeline.Run(context, route));
        foreach (var route in services.GetRequiredService<ControlRoutes>().All)
            group.MapMethods(route.Path, [route.Method], context => pipeline.RunControl(context, route));
        group.Map("/v1/{**rest}", Pipeline.RefuseUnknownPath);
        group.MapSandboxPages(world);
        return group;
    }
}
