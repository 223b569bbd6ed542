namespace Billing.Client;

/// <summary>What is sold by the month or year.</summary>
public sealed class PlansClient
{
    private readonly Caller _caller;

    internal PlansClient(Caller caller) => _caller = caller;

    /// <summary>Makes one, or a new version of the one with this slug where the content differs.</summary>
    public Task<BillingResult<Plan>> CreateAsync(
        NewPlan body, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewPlan, Plan>("v1/plans", body, idempotencyKey, cancellation);

    /// <summary>All of them.</summary>
    public BillingList<Plan> List() => _caller.List<Plan>(new Query("v1/plans"));

    /// <summary>One by its slug.</summary>
    public Task<BillingResult<Plan>> GetAsync(string slug, CancellationToken cancellation = default) =>
        _caller.Get<Plan>(Query.Path($"v1/plans/{slug}"), cancellation);

    /// <summary>A new version with some fields changed; what is null stays.</summary>
    public Task<BillingResult<Plan>> UpdateAsync(
        string slug, PlanPatch patch, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Patch<PlanPatch, Plan>(Query.Path($"v1/plans/{slug}"), patch, idempotencyKey, cancellation);

    /// <summary>Takes it off sale; who has it keeps it.</summary>
    public Task<BillingResult<Plan>> ArchiveAsync(
        string slug, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<Plan>(Query.Path($"v1/plans/{slug}/archive"), idempotencyKey, cancellation);

    /// <summary>Puts it on sale again.</summary>
    public Task<BillingResult<Plan>> UnarchiveAsync(
        string slug, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<Plan>(Query.Path($"v1/plans/{slug}/unarchive"), idempotencyKey, cancellation);
}
