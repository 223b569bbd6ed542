using Billing.Domain.Accounts;

namespace Billing.Grains.Accounts;

/// <summary>When to write a snapshot: every so many durable entries, one write at a time, and when the account goes idle.</summary>
internal sealed class SnapshotSchedule(IAccountSnapshots snapshots, AccountOptions options)
{
    private long _writtenSeq;
    private Task _writing = Task.CompletedTask;

    /// <summary>Notes the snapshot that the account was loaded from.</summary>
    public void Loaded(long seq) => _writtenSeq = Math.Max(_writtenSeq, seq);

    /// <summary>Starts a write if enough has happened and none is under way.</summary>
    public void MayWrite(AccountState durable)
    {
        if (durable.Seq - _writtenSeq < options.SnapshotEveryEntries || !_writing.IsCompleted)
            return;
        _writtenSeq = durable.Seq;
        _writing = snapshots.Write(durable);
    }

    /// <summary>Writes what is worth writing before the account leaves memory.</summary>
    public async Task WriteLast(AccountState durable)
    {
        await _writing;
        if (durable.Seq - _writtenSeq < options.SnapshotOnDeactivationEntries)
            return;
        _writtenSeq = durable.Seq;
        await snapshots.Write(durable);
    }
}
