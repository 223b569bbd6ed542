using Billing.Domain.Accounts;
using Billing.Grains.Accounts;

namespace Billing.Grains.Tests.Accounts;

/// <summary>Snapshots in memory; a test can plant a wrong one.</summary>
internal sealed class FakeSnapshots : IAccountSnapshots
{
    public AccountState? Stored { get; set; }

    public int Reads { get; private set; }

    public Task<AccountState?> Read()
    {
        Reads++;
        return Task.FromResult(Stored);
    }

    public Task Write(AccountState state)
    {
        Stored = state;
        return Task.CompletedTask;
    }
}
