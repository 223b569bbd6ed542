using Billing.Contracts;
using Billing.Contracts.Drift;
using Billing.Grains.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using Stripe;

namespace Billing.Grains.Drift;

/// <summary>Compares on request. It holds nothing, so there is one in every silo.</summary>
[Reentrant, StatelessWorker(1)]
public sealed class DriftChecksGrain(IServiceProvider services, IOptions<DriftOptions> options, TimeProvider clock)
    : Grain, IDriftChecksGrain
{
    /// <inheritdoc/>
    public async Task<DriftReply> Run(string? account)
    {
        // There may be no Stripe at all.
        if (services.GetService<IStripeClient>() is null)
            return new DriftReply(null, [], 0, IsComplete: false);
        using var deadline = new CancellationTokenSource(options.Value.CallLimit, clock);
        try
        {
            return await services.GetRequiredService<DriftCheck>().Run(account, deadline.Token, CancellationToken.None);
        }
        catch (Exception fault) when (JournalFaults.IsOfStore(fault))
        {
            return new DriftReply(
                new ErrorReply(ErrorCodes.StorageUnavailable, "The store cannot be reached now."), [], 0, IsComplete: false);
        }
    }
}
