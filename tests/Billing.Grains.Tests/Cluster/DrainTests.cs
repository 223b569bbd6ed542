using Billing.Silo;
using Billing.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Billing.Grains.Tests.Cluster;

/// <summary>Between the signal and the stop everything goes on for as long as was set.</summary>
public sealed class DrainTests
{
    [Fact]
    public async Task Nothing_stops_before_the_drain_is_over()
    {
        var clock = new ManualClock();
        var served = new Served();
        using var host = Make(clock, served, "5000");
        await host.StartAsync();

        var stopped = host.StopAsync();
        Assert.False(served.IsStopped);
        clock.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.False(served.IsStopped);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await stopped.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(served.IsStopped);
    }

    [Fact]
    public async Task Without_a_setting_it_stops_at_once()
    {
        var served = new Served();
        using var host = Make(new ManualClock(), served, null);
        await host.StartAsync();
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(served.IsStopped);
    }

    [Fact]
    public void The_time_to_stop_begins_after_the_drain()
    {
        using var host = Make(new ManualClock(), new Served(), "60000");

        Assert.True(host.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout > TimeSpan.FromSeconds(60));
    }

    private static IHost Make(ManualClock clock, Served served, string? drainMs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("BILLING_DRAIN_MS", drainMs)]);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDrain(builder.Configuration);
        builder.Services.AddHostedService(_ => served);
        return builder.Build();
    }

    private sealed class Served : IHostedService
    {
        public bool IsStopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            IsStopped = true;
            return Task.CompletedTask;
        }
    }
}
