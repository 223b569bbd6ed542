namespace Billing.Contracts.Export;

/// <summary>What an operator sees of the usage that is told to Stripe's meters; the one key of the grain is <see cref="Key"/>.</summary>
[Alias("billing.IMeterExportsGrain")]
public interface IMeterExportsGrain : IGrainWithStringKey
{
    /// <summary>The grain's only key.</summary>
    const string Key = "meter-exports";

    /// <summary>A page of events in order of their identifier. Refused: <c>invalid_request</c> for an unknown status.</summary>
    /// <param name="status">Only those of this status, or null for all.</param>
    /// <param name="afterIdentifier">Where the page begins, or null.</param>
    /// <param name="limit">1 to 100.</param>
    [Alias("List")]
    Task<MeterExportPageReply> List(string? status, string? afterIdentifier, int limit);

    /// <summary>
    /// Sends an event again that needs review or is dead, as the identical event; one that is on its way is left alone. Refused:
    /// <c>meter_export_not_found</c>, and <c>invalid_request</c> for one that Stripe has or that no event can say.
    /// </summary>
    [Alias("Retry")]
    Task<MeterExportReply> Retry(string identifier);
}
