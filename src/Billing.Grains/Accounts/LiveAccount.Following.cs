namespace Billing.Grains.Accounts;

/// <content>Who waits for what comes next.</content>
internal sealed partial class LiveAccount
{
    private TaskCompletionSource? _followers;

    /// <summary>
    /// Waits until the account may have durable entries after this one, at most so long. Answers whether it waited, so
    /// that what was read before is old.
    /// </summary>
    /// <param name="seq">The entry.</param>
    /// <param name="atMost">How long.</param>
    /// <param name="stopping">
    /// The silo stops: an account is deactivated only when nobody waits in it, and its calls wait for that.
    /// </param>
    public async Task<bool> WaitPast(long seq, TimeSpan atMost, CancellationToken stopping)
    {
        if (_durable?.Seq > seq || atMost <= TimeSpan.Zero)
            return false;
        _followers ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
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
