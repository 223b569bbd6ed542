namespace Billing.Silo;

/// <summary>Whether calls may be sent to this process.</summary>
public interface IReadiness
{
    /// <summary>False rather than an exception.</summary>
    Task<bool> IsReady();
}
