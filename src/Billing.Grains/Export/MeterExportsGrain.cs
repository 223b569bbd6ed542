using Billing.Contracts.Export;
using Orleans.Concurrency;

namespace Billing.Grains.Export;

/// <summary>The operator's view of the meter export. It holds nothing: PostgreSQL decides, so there is one in every silo.</summary>
[Reentrant, StatelessWorker(1)]
public sealed class MeterExportsGrain(MeterExports exports) : Grain, IMeterExportsGrain
{
    /// <inheritdoc/>
    public Task<MeterExportPageReply> List(string? status, string? afterIdentifier, int limit) =>
        exports.List(status, afterIdentifier, limit);

    /// <inheritdoc/>
    public Task<MeterExportReply> Retry(string identifier) => exports.Retry(identifier);
}
