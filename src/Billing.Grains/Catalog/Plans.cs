using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Changes and reads of plans.</summary>
public sealed class Plans(AdminDatabase database)
{
    private const string PutOperation = "plans.put";

    /// <summary>Creates one, or makes a new version of it where the content differs.</summary>
    public async Task<PlanReply> Put(PlanRequest request)
    {
        if (PlanContent.Read(request, out var content) is { } fault)
            return Refuse(fault);
        var asked = new AdminRequest(PutOperation, request.Key, content.Fields());
        return await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await AdminRequests.Find<PlanReply>(transaction, asked) is { } earlier)
                    return earlier.Error is { } reused ? Refuse(reused) : earlier.Reply! with { Replayed = true };
                var reply = await Write(transaction, content);
                if (reply.Error is not null)
                    return reply;
                await AdminRequests.Save(transaction, asked, reply);
                await transaction.Commit();
                return reply;
            },
            Refuse);
    }

    /// <summary>Changes the fields that are given.</summary>
    public async Task<PlanReply> Patch(PlanPatch patch) =>
        !CatalogCode.IsCode(patch.Slug) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await PlanTable.Find(transaction, patch.Slug) is not { } current)
                    return Refuse(NotFound());
                if (PlanContent.Read(current.Content.With(patch), out var content) is { } fault)
                    return Refuse(fault);
                var reply = await Write(transaction, content);
                if (reply.Error is null)
                    await transaction.Commit();
                return reply;
            },
            Refuse);

    /// <summary>Archives one or takes it back. The default plan stays: accounts without another are on it.</summary>
    public async Task<PlanReply> Archive(string slug, bool archived) =>
        !CatalogCode.IsCode(slug) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await PlanTable.Find(transaction, slug) is not { } current)
                    return Refuse(NotFound());
                if (current.Archived == archived)
                    return Answer(current);
                if (archived && (await SettingsTable.Find(transaction)).DefaultPlan == slug)
                    return Refuse(RequestRules.Invalid("slug", "This is the default plan; choose another one first."));
                await PlanTable.Archive(transaction, slug, archived);
                await CatalogRevision.Advance(transaction);
                await transaction.Commit();
                return Answer(current with { Archived = archived });
            },
            Refuse);

    /// <summary>One.</summary>
    public async Task<PlanReply> Get(string slug, bool offeredOnly = false) =>
        !CatalogCode.IsCode(slug) ? Refuse(NotFound()) : await database.Run(
            async transaction => await PlanTable.Find(transaction, slug) is { } row
                && (!offeredOnly || row is { Archived: false, Content.Public: true })
                    ? Answer(row)
                    : Refuse(NotFound()),
            Refuse);

    /// <summary>A page of them in order of their slug.</summary>
    public async Task<PlanPageReply> List(string? afterSlug, int limit, bool offeredOnly = false)
    {
        if (CatalogCode.CursorFault(afterSlug) is { } fault)
            return RefusePage(fault);
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var rows = await PlanTable.List(transaction, afterSlug, limit + 1, offeredOnly);
                ImmutableArray<PlanView> page = [.. rows.Take(limit).Select(row => row.ToView())];
                return new PlanPageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>
    /// Writes a version where the content differs, under the catalog's lock and without ending the transaction.
    /// </summary>
    internal static async Task<PlanReply> Write(AdminTransaction transaction, PlanContent content)
    {
        var references = await content.References(transaction);
        content = content.WithExpiries(references);
        var current = await PlanTable.Find(transaction, content.Slug);
        var row = current is null
            ? new PlanRow(content, 1, false, transaction.Now)
            : current with { Content = content, Version = current.Version + 1 };
        if (PlanReader.Read(content, row.Version, references, out _) is { } fault)
            return Refuse(fault);
        if (current is not null && current.Content.SaysTheSameAs(content))
            return Answer(current);
        await PlanTable.Write(transaction, row);
        await CatalogRevision.Advance(transaction);
        return Answer(row, created: current is null);
    }

    private static PlanReply Answer(PlanRow row, bool created = false) => new(null, row.ToView(), created, false);

    private static PlanReply Refuse(ErrorReply error) => new(error, null, false, false);

    private static PlanPageReply RefusePage(ErrorReply error) => new(error, [], false);

    private static ErrorReply NotFound() => new(ErrorCodes.PlanNotFound, "There is no such plan.");
}
