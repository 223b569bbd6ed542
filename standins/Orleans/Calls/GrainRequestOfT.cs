namespace Orleans.Runtime;

/// <summary>A call with the type of its answer.</summary>
internal sealed class GrainRequest<T>(GrainReference target, GrainMethod<T> method, Arguments arguments)
    : GrainRequest(target, method, arguments)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public override void GiveUp(Exception exception)
    {
        if (_answer.TrySetException(exception))
        {
            Leave();
        }
    }

    protected override void Invoke(Activation activation)
    {
        Task pending;
        try
        {
            pending = method.Invoke(activation.GrainInstance!, Arguments);
        }
        catch (Exception exception)
        {
            ReplyWithFailure(activation, exception);
            activation.Finished(this);
            return;
        }

        if (pending.IsCompleted)
        {
            Reply(activation, pending);
            activation.Finished(this);
        }
        else
        {
            _ = ReplyLaterAsync(activation, pending);
        }
    }

    private async Task ReplyLaterAsync(Activation activation, Task pending)
    {
        await pending.ConfigureAwait(
            ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        Reply(activation, pending);
        activation.Finished(this);
    }

    private void Reply(Activation activation, Task done)
    {
        if (done.IsCompletedSuccessfully)
        {
            ReplyWith(activation, GrainMethod<T>.ResultOf(done));
        }
        else
        {
            var failure = done.Exception?.InnerException;
            ReplyWithFailure(activation, failure ?? new TaskCanceledException("The grain cancelled the request."));
        }
    }

    private void ReplyWith(Activation activation, T result)
    {
        T copy;
        try
        {
            copy = Wire<T>.Cross(result);
        }
        catch (Exception exception)
        {
            ReplyWithFailure(activation, exception);
            return;
        }

        if (_answer.TrySetResult(copy))
        {
            Leave();
        }
    }

    private void ReplyWithFailure(Activation activation, Exception exception)
    {
        activation.OnRequestFailed(exception);
        GiveUp(WireExceptions.Cross(exception, activation.Silo.Log));
    }
}
