using Billing.Contracts.TestClocks;
using Orleans.Concurrency;

namespace Billing.Grains.TestClocks;

/// <summary>A test clock. It holds nothing: PostgreSQL decides, so a second activation would do no harm.</summary>
[Reentrant]
public sealed class TestClockGrain(TestClocks clocks, TestClockAdvance advance) : Grain, ITestClockGrain
{
    /// <inheritdoc/>
    public Task<TestClockReply> Create(CreateTestClockRequest request) =>
        clocks.Create(this.GetPrimaryKeyString(), request);

    /// <inheritdoc/>
    public Task<TestClockReply> Read() => clocks.Read(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public Task<TestClockReply> Advance(AdvanceTestClockRequest request) =>
        advance.Run(this.GetPrimaryKeyString(), request);

    /// <inheritdoc/>
    public Task<TestClockReply> Join(string accountId) => clocks.Join(this.GetPrimaryKeyString(), accountId);
}
