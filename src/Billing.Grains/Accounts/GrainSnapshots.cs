using Billing.Domain.Accounts;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Billing.Grains.Accounts;

/// <summary>Account snapshots in Orleans grain storage. Its failures are logged and cost nothing but a longer recovery.</summary>
internal sealed class GrainSnapshots(IGrainStorage storage, GrainId grainId, string accountId, ILogger logger)
    : IAccountSnapshots
{
    private const string StateName = "account";

    // Stands in the place of what was read or written: only the etag is needed again, and an account in memory stays small.
    private static readonly AccountSnapshot Nothing = new();

    private readonly GrainState<AccountSnapshot> _stored = new(Nothing);
    private bool _read;

    /// <inheritdoc/>
    public async Task<AccountState?> Read()
    {
        try
        {
            await storage.ReadStateAsync(StateName, grainId, _stored);
            _read = true;
            return _stored.RecordExists ? SnapshotFormat.Read(_stored.State) : null;
        }
#pragma warning disable CA1031 // Any failure of a cache means the same: fold the whole ledger.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            AccountLog.SnapshotNotRead(logger, accountId, reason);
            return null;
        }
        finally
        {
            _stored.State = Nothing;
        }
    }

    /// <inheritdoc/>
    public async Task Write(AccountState state)
    {
        // Serialised before the first await: what is written later is this state, not a newer one.
        var snapshot = SnapshotFormat.Write(state);
        try
        {
            if (!_read)
                await storage.ReadStateAsync(StateName, grainId, _stored);
            _read = true;
            _stored.State = snapshot;
            await storage.WriteStateAsync(StateName, grainId, _stored);
        }
#pragma warning disable CA1031 // A lost write of a cache is ignored; the next read gets the newest etag.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            _read = false;
            AccountLog.SnapshotNotWritten(logger, accountId, reason);
        }
        finally
        {
            _stored.State = Nothing;
        }
    }
}
