using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Billing.Silo;

/// <summary>
/// Between the signal to stop and the stop: readiness is off already, everything is still served, so that a load balancer
/// has time to notice. How long: the setting <c>BILLING_DRAIN_MS</c>, 0 by default, at most 5 minutes.
/// </summary>
internal sealed class Drain(DrainTime time, TimeProvider clock) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(time.Value, clock, CancellationToken.None);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How long to drain.</summary>
internal sealed record DrainTime(TimeSpan Value);

/// <summary>Adds the drain to a host.</summary>
internal static class DrainHosting
{
    private const int MostMs = 300_000;

    // What requests in flight, their appends and the snapshots of all accounts may take after the drain.
    private static readonly TimeSpan StopMayTake = TimeSpan.FromSeconds(30);

    public static IServiceCollection AddDrain(this IServiceCollection services, IConfiguration settings)
    {
        var time = TimeSpan.FromMilliseconds(Math.Min(MostMs, SettingReader.Number(settings, "BILLING_DRAIN_MS", 0)));
        services.AddSingleton(new DrainTime(time));
        services.AddHostedService<Drain>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = time + StopMayTake);
        return services;
    }
}
