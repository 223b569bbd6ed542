using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Journal;
using Orleans.Concurrency;

namespace Billing.Grains.Catalog;

/// <summary>The catalog. It holds nothing: PostgreSQL decides, so there is one in every silo.</summary>
[Reentrant, StatelessWorker(1)]
public sealed class CatalogGrain(
    CreditTypes creditTypes,
    Meters meters,
    Plans plans,
    Packages packages,
    SettingsChanges changes,
    CatalogImport import,
    ICatalog catalog)
    : Grain, ICatalogGrain
{
    /// <inheritdoc/>
    public async Task<CreditTypeReply> PutCreditType(CreditTypeRequest request)
    {
        var reply = await creditTypes.Put(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<CreditTypeReply> PatchCreditType(CreditTypePatch request)
    {
        var reply = await creditTypes.Patch(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<CreditTypeReply> ArchiveCreditType(string code, bool archived)
    {
        var reply = await creditTypes.Archive(code, archived);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public Task<CreditTypeReply> GetCreditType(string code) => creditTypes.Get(code);

    /// <inheritdoc/>
    public Task<CreditTypePageReply> ListCreditTypes(string? afterCode, int limit) =>
        creditTypes.List(afterCode, limit);

    /// <inheritdoc/>
    public async Task<MeterReply> PutMeter(MeterRequest request)
    {
        var reply = await meters.Put(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public Task<MeterReply> GetMeter(string code) => meters.Get(code);

    /// <inheritdoc/>
    public Task<MeterPageReply> ListMeters(string? afterCode, int limit) => meters.List(afterCode, limit);

    /// <inheritdoc/>
    public async Task<PlanReply> PutPlan(PlanRequest request)
    {
        var reply = await plans.Put(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<PlanReply> PatchPlan(PlanPatch request)
    {
        var reply = await plans.Patch(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<PlanReply> ArchivePlan(string slug, bool archived)
    {
        var reply = await plans.Archive(slug, archived);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public Task<PlanReply> GetPlan(string slug, bool offeredOnly) => plans.Get(slug, offeredOnly);

    /// <inheritdoc/>
    public Task<PlanPageReply> ListPlans(string? afterSlug, int limit, bool offeredOnly) =>
        plans.List(afterSlug, limit, offeredOnly);

    /// <inheritdoc/>
    public async Task<PackageReply> PutPackage(PackageRequest request)
    {
        var reply = await packages.Put(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<PackageReply> PatchPackage(PackagePatch request)
    {
        var reply = await packages.Patch(request);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<PackageReply> ArchivePackage(string id, bool archived)
    {
        var reply = await packages.Archive(id, archived);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public Task<PackageReply> GetPackage(string id, bool offeredOnly) => packages.Get(id, offeredOnly);

    /// <inheritdoc/>
    public Task<PackagePageReply> ListPackages(string? afterId, int limit, bool offeredOnly) =>
        packages.List(afterId, limit, offeredOnly);

    /// <inheritdoc/>
    public Task<SettingsReply> GetSettings() => changes.Get();

    /// <inheritdoc/>
    public async Task<SettingsReply> PutSettings(CatalogSettings settings)
    {
        var reply = await changes.Put(settings);
        await ShowHere(reply.Error);
        return reply;
    }

    /// <inheritdoc/>
    public async Task<ErrorReply?> Import(CatalogObjects objects)
    {
        var error = await import.Apply(objects);
        await ShowHere(error);
        return error;
    }

    // The writer's own silo shows a change before it is answered; the others follow within a second.
    private async Task ShowHere(ErrorReply? error)
    {
        if (error is not null)
            return;
        try
        {
            await catalog.Refresh();
        }
        catch (JournalUnavailableException)
        {
            // The change is durable all the same; the refresher shows it when the store is back.
        }
    }
}
