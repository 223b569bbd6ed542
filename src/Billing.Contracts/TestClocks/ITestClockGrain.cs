namespace Billing.Contracts.TestClocks;

/// <summary>A clock that stands still until it is advanced, with its accounts; the key is its id.</summary>
[Alias("billing.ITestClockGrain")]
public interface ITestClockGrain : IGrainWithStringKey
{
    /// <summary>Makes it. With a key that was used before, the answer is the clock that was made then.</summary>
    [Alias("Create")]
    Task<TestClockReply> Create(CreateTestClockRequest request);

    /// <summary>The clock as it is.</summary>
    [Alias("Read")]
    Task<TestClockReply> Read();

    /// <summary>
    /// Moves it on; when it answers, every account on it has caught up. One that was broken off is finished by calling
    /// it again with the same or a later time.
    /// </summary>
    [Alias("Advance"), ResponseTimeout("00:02:00")]
    Task<TestClockReply> Advance(AdvanceTestClockRequest request);

    /// <summary>
    /// Notes that an account is about to be opened on it, and answers the time that the account begins at. An account
    /// that is open elsewhere is not noted; opening it again refuses by itself.
    /// </summary>
    [Alias("Join")]
    Task<TestClockReply> Join(string accountId);
}
