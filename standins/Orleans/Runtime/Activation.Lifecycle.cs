using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

internal sealed partial class Activation
{
    private Stage _stage = Stage.Creating;
    private bool _wasValid;
    private bool _inTransition;
    private Exception? _failure;

    /// <summary>The first turn: creates the grain and activates it.</summary>
    public void Activate()
    {
        _inTransition = true;
        _ = ActivateAsync();
    }

    private async Task ActivateAsync()
    {
        try
        {
            _scope = Silo.Services.CreateAsyncScope();
            GrainInstance = Class.Create(ActivationServices);
            if (_stage == Stage.Creating)
            {
                _stage = Stage.Activating;
            }

            if (GrainInstance is IGrainBase grain)
            {
                using var timeout = new CancellationTokenSource();
                var activation = grain.OnActivateAsync(timeout.Token);
                if (!activation.IsCompletedSuccessfully)
                {
                    timeout.CancelAfter(Silo.Collection.ActivationTimeout);
                    await activation.WaitAsync(timeout.Token);
                }
            }

            if (_stage == Stage.Activating)
            {
                _stage = Stage.Valid;
                _wasValid = true;
                Touch();
            }
        }
        catch (Exception exception)
        {
            Silo.Log.ActivationFailed(exception, GrainId.ToString());
            _failure = WireExceptions.Cross(exception, Silo.Log);
            BeginDeactivating(
                new DeactivationReason(DeactivationReasonCode.ActivationFailed, exception, "It failed to activate."),
                CancellationToken.None);
        }
        finally
        {
            _inTransition = false;
            _changed = true;
        }
    }
}
