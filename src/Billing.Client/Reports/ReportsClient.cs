namespace Billing.Client;

/// <summary>What an account used, and what lies ahead.</summary>
public sealed class ReportsClient
{
    private readonly Caller _caller;

    internal ReportsClient(Caller caller) => _caller = caller;

    /// <summary>Usage by time; without times, the current period so far.</summary>
    public Task<BillingResult<UsageReport>> UsageAsync(
        string account,
        DateTimeOffset? from = null,
        DateTimeOffset? to = null,
        string? granularity = null,
        CancellationToken cancellation = default) =>
        _caller.Get<UsageReport>(
            new Query(Query.Path($"v1/accounts/{account}/usage"))
                .Add("from", from).Add("to", to).Add("granularity", granularity).ToString(),
            cancellation);

    /// <summary>The last 12 closed periods and the current one (SEMANTICS D6).</summary>
    public Task<BillingResult<UsagePeriods>> PeriodsAsync(string account, CancellationToken cancellation = default) =>
        _caller.Get<UsagePeriods>(Query.Path($"v1/accounts/{account}/periods"), cancellation);

    /// <summary>When credits run out at the present rate, and what time alone will do.</summary>
    public Task<BillingResult<Forecast>> ForecastAsync(string account, CancellationToken cancellation = default) =>
        _caller.Get<Forecast>(Query.Path($"v1/accounts/{account}/forecast"), cancellation);
}
