using Orleans.Storage;

namespace Orleans.Runtime;

internal sealed partial class Activation
{
    private DeactivationReason _reason;
    private CancellationToken _deactivationToken;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        if (ReferenceEquals(RuntimeContext.Current, this))
        {
            BeginDeactivating(deactivationReason, cancellationToken);
        }
        else
        {
            Scheduler.Post(new ControlItem(a => a.BeginDeactivating(deactivationReason, cancellationToken)));
        }
    }

    /// <summary>A grain that lets escape that its stored state has moved on is deactivated, as Orleans does.</summary>
    public void OnRequestFailed(Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } inconsistent)
        {
            inconsistent.IsSourceActivation = false;
            Deactivate(new DeactivationReason(
                DeactivationReasonCode.ApplicationError, exception, "A request failed with inconsistent state."));
        }
    }

    private void BeginDeactivating(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_stage is Stage.Creating or Stage.Activating or Stage.Valid)
        {
            _reason = reason;
            _deactivationToken = cancellationToken;
            _stage = Stage.Deactivating;
            _changed = true;
        }
    }

    private void ContinueDeactivating()
    {
        if (_running == 0 && !_inTransition)
        {
            _inTransition = true;
            _ = FinishDeactivatingAsync();
        }
    }

    private async Task FinishDeactivatingAsync()
    {
        try
        {
            DisposeTimers();
            if (_wasValid && GrainInstance is IGrainBase grain)
            {
                await RunOnDeactivateAsync(grain);
            }

            await DisposeGrainAsync();
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, GrainId.ToString());
        }

        Silo.Catalog.Remove(this);
        _stage = Stage.Invalid;
        PassOnWaiting();
        _deactivated?.TrySetResult();
    }

    private async Task RunOnDeactivateAsync(IGrainBase grain)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(_deactivationToken);
        try
        {
            var deactivation = grain.OnDeactivateAsync(_reason, timeout.Token);
            if (!deactivation.IsCompletedSuccessfully)
            {
                timeout.CancelAfter(Silo.Collection.DeactivationTimeout);
                await deactivation.WaitAsync(timeout.Token);
            }
        }
        catch (Exception exception)
        {
            Silo.Log.DeactivationFailed(exception, GrainId.ToString());
        }
    }

    private async Task DisposeGrainAsync()
    {
        if (GrainInstance is IAsyncDisposable asyncDisposable)
        {
            await asyncDisposable.DisposeAsync();
        }
        else if (GrainInstance is IDisposable disposable)
        {
            disposable.Dispose();
        }

        if (_scope is { } scope)
        {
            await scope.DisposeAsync();
        }
    }
}
