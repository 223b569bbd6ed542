namespace Billing.Api.Health;

/// <summary>Whether calls may be sent here.</summary>
internal interface IReadiness
{
    /// <summary>False rather than an exception.</summary>
    Task<bool> IsReady();
}
