namespace Billing.Grains.Accounts;

/// <content>Who waits for what comes next.</content>
internal sealed partial class LiveAccount
{
    private TaskCompletionSource? _followers;

    /// <summary>
    /// Waits until the account may have durable entries after this one, at most so long. Answers whether it waited, so
    /// that what was read before is old.
    /// </summary>
    public async Task<bool> WaitPast(long seq, TimeSpan atMost)
    {
        if (_durable?.Seq > seq || atMost <= TimeSpan.Zero)
            return false;
        _followers ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var enough = new CancellationTokenSource();
        await Task.WhenAny(_followers.Task, Task.Delay(atMost, clock, enough.Token));
        await enough.CancelAsync();
        return true;
    }

    // Each looks for itself whether it is what it waits for.
    private void TellFollowers()
    {
        _followers?.TrySetResult();
        _followers = null;
    }
}
