namespace Billing.Client;

/// <summary>Credits that are sold once.</summary>
public sealed class PackagesClient
{
    private readonly Caller _caller;

    internal PackagesClient(Caller caller) => _caller = caller;

    /// <summary>Makes one, or a new version of the one with this id where the content differs.</summary>
    public Task<BillingResult<Package>> CreateAsync(
        NewPackage body, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<NewPackage, Package>("v1/packages", body, idempotencyKey, cancellation);

    /// <summary>All of them.</summary>
    public BillingList<Package> List() => _caller.List<Package>(new Query("v1/packages"));

    /// <summary>One by its id.</summary>
    public Task<BillingResult<Package>> GetAsync(string id, CancellationToken cancellation = default) =>
        _caller.Get<Package>(Query.Path($"v1/packages/{id}"), cancellation);

    /// <summary>A new version with some fields changed; what is null stays.</summary>
    public Task<BillingResult<Package>> UpdateAsync(
        string id, PackagePatch patch, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Patch<PackagePatch, Package>(Query.Path($"v1/packages/{id}"), patch, idempotencyKey, cancellation);

    /// <summary>Takes it off sale; who has it keeps it.</summary>
    public Task<BillingResult<Package>> ArchiveAsync(
        string id, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<Package>(Query.Path($"v1/packages/{id}/archive"), idempotencyKey, cancellation);

    /// <summary>Puts it on sale again.</summary>
    public Task<BillingResult<Package>> UnarchiveAsync(
        string id, string? idempotencyKey = null, CancellationToken cancellation = default) =>
        _caller.Post<Package>(Query.Path($"v1/packages/{id}/unarchive"), idempotencyKey, cancellation);
}
