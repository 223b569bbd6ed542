namespace Billing.Grains.Provider;

/// <summary>
/// Lets one piece of an account's Stripe work run at a time, in the order in which they came. It belongs to one activation, whose
/// turns never run beside each other, so it needs no lock.
/// </summary>
internal sealed class ProviderGate
{
    private Task _last = Task.CompletedTask;

    /// <summary>Runs it when those before it have ended.</summary>
    public async Task<T> Run<T>(Func<Task<T>> work)
    {
        var (before, done) = (_last, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _last = done.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            done.SetResult();
        }
    }
}
