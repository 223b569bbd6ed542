using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Billing.Silo.Cluster;

/// <summary>
/// A process that is started before its silos waits for them: it is not ready yet, which is all that anybody needs to
/// know. What a setting forbids is not waited for.
/// </summary>
internal sealed class WaitForSilos(ILogger<WaitForSilos> logger, TimeProvider clock) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    private bool _said;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OrleansConfigurationException)
            return false;
        if (!_said)
            SiloLog.NoSiloYet(logger, exception.Message);
        _said = true;
        await Task.Delay(Between, clock, cancellationToken);
        return true;
    }
}
