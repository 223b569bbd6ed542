using Billing.Silo;

namespace Billing.Api.Health;

/// <summary>As ready as the silo in this process.</summary>
internal sealed class CoHostedReadiness(SiloReadiness silo) : IReadiness
{
    /// <inheritdoc/>
    public Task<bool> IsReady() => silo.IsReady();
}
