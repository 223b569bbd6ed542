namespace Billing.Client;

/// <summary>Clocks that stand still until they are told to move. They need an admin key.</summary>
public sealed class TestClocksClient
{
    private readonly Caller _caller;

    internal TestClocksClient(Caller caller) => _caller = caller;

    /// <summary>Makes a clock that says <paramref name="now"/>.</summary>
    public Task<BillingResult<TestClock>> CreateAsync(
        DateTimeOffset now, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewTestClock, TestClock>("v1/test-clocks", new NewTestClock(now), idempotencyKey, cancellation);

    /// <summary>A clock by its id.</summary>
    public Task<BillingResult<TestClock>> GetAsync(string id, CancellationToken cancellation = default) =>
        _caller.Get<TestClock>(Query.Path($"v1/test-clocks/{id}"), cancellation);

    /// <summary>Moves a clock on; its accounts have caught up when this answers.</summary>
    public Task<BillingResult<TestClock>> AdvanceAsync(
        string id, DateTimeOffset to, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<TestClockAdvance, TestClock>(
            Query.Path($"v1/test-clocks/{id}/advance"), new TestClockAdvance(to), idempotencyKey, cancellation);
}
