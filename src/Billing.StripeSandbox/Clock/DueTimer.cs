namespace Billing.StripeSandbox.Clock;

/// <summary>Does what falls due while nobody calls, once a second.</summary>
internal sealed class DueTimer(World world, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken)) world.Run(() => { });
    }
}
