namespace Billing.StripeSandbox.Webhooks;

/// <summary>How deliveries misbehave, within what Stripe allows itself: late, out of order, more than once.</summary>
internal sealed class DeliveryMode
{
    private volatile TaskCompletionSource _open = Opened();

    /// <summary>How often each event is sent.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>Whether events overtake each other.</summary>
    public bool IsShuffled { get; set; }

    public bool IsPaused => !_open.Task.IsCompleted;

    /// <summary>Waits while deliveries are paused.</summary>
    public Task WhenOpen(CancellationToken stopping) => _open.Task.WaitAsync(stopping);

    public void Pause(bool isPaused)
    {
        if (!isPaused) _open.TrySetResult();
        else if (!IsPaused) _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }
}
