using Billing.Contracts.TestClocks;
using Billing.Grains.Provider;
using Orleans.Concurrency;

namespace Billing.Grains.TestClocks;

/// <summary>A test clock. It holds nothing: PostgreSQL decides, so a second activation would do no harm.</summary>
[Reentrant]
public sealed class TestClockGrain(TestClocks clocks, TestClockAdvance advance, ProviderClocks provider) : Grain, ITestClockGrain
{
    /// <inheritdoc/>
    public Task<TestClockReply> Create(CreateTestClockRequest request) =>
        clocks.Create(this.GetPrimaryKeyString(), request);

    /// <inheritdoc/>
    public Task<TestClockReply> Read() => clocks.Read(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<TestClockReply> Advance(AdvanceTestClockRequest request)
    {
        var id = this.GetPrimaryKeyString();
        var reply = await advance.Run(id, request);
        // The accounts first: what Stripe then tells of is in their past. Broken off here, the same call again goes on.
        return reply.Clock is { } clock && await provider.Follow(id, clock.Now) is { } error
            ? TestClocks.Refuse(error)
            : reply;
    }

    /// <inheritdoc/>
    public Task<TestClockReply> Join(string accountId) => clocks.Join(this.GetPrimaryKeyString(), accountId);
}
