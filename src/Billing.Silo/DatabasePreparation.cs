using Billing.Grains.ApiKeys;
using Billing.Silo.Database;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Billing.Silo;

/// <summary>
/// What must have happened before the first call: the database is safe for acknowledged debits, its tables are there, and
/// somebody can get in. The first of the hosted services, so that the others find it done.
/// </summary>
internal sealed class DatabasePreparation(
    DurabilityCheck check, Migrator migrator, BootstrapAdminKey firstKey, ILogger<DatabasePreparation> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        SiloLog.Starting(logger, PackageSet.Name);
        await check.Run(cancellationToken);
        await migrator.Run(cancellationToken);
        // Straight to the terminal, never to a log: logs are kept and shipped.
        if (await firstKey.MakeFirst() is { } key)
            Console.Out.WriteLine($"Admin key (shown once): {key}");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
