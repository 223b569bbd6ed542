using Billing.Contracts;
using Billing.Contracts.Catalog;

namespace Billing.Api.CatalogFiles;

/// <summary>
/// Applies the catalog file that BILLING_CATALOG names, whole or not at all. A service whose file is wrong does not
/// start: half a catalog would charge wrongly, and the old one would charge what nobody expects any more.
/// </summary>
internal sealed class CatalogFileAtStart(
    IConfiguration settings, IGrainFactory grains, ILogger<CatalogFileAtStart> logger)
    : IHostedService
{
    /// <summary>The setting that names the file.</summary>
    public const string Setting = "BILLING_CATALOG";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // A compose file passes a variable that is not set as an empty one.
        if (settings[Setting] is not { Length: > 0 } path)
            return;
        var file = await CatalogFile.Open(path, cancellationToken);
        var objects = file.Read();
        if (await grains.GetGrain<ICatalogGrain>(ICatalogGrain.Key).Import(objects) is { } error)
        {
            throw error.Code is ErrorCodes.StorageUnavailable or ErrorCodes.OutcomeUnknown
                ? new CatalogFileException($"{path}: The catalog file could not be applied: {error.Detail}")
                : file.Wrong(error);
        }
        var count = objects.CreditTypes.Length + objects.Meters.Length + objects.Plans.Length + objects.Packages.Length;
        ApiLog.CatalogApplied(logger, path, count);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
