using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Changes and reads of packages.</summary>
public sealed class Packages(AdminDatabase database)
{
    private const string PutOperation = "packages.put";

    /// <summary>Creates one, or makes a new version of it where the content differs.</summary>
    public async Task<PackageReply> Put(PackageRequest request)
    {
        if (PackageContent.Read(request, out var content) is { } fault)
            return Refuse(fault);
        var asked = new AdminRequest(PutOperation, request.Key, content.Fields());
        return await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await AdminRequests.Find<PackageReply>(transaction, asked) is { } earlier)
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
    public async Task<PackageReply> Patch(PackagePatch patch) =>
        !CatalogCode.IsCode(patch.Id) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await PackageTable.Find(transaction, patch.Id) is not { } current)
                    return Refuse(NotFound());
                if (PackageContent.Read(current.Content.With(patch), out var content) is { } fault)
                    return Refuse(fault);
                var reply = await Write(transaction, content);
                if (reply.Error is null)
                    await transaction.Commit();
                return reply;
            },
            Refuse);

    /// <summary>Archives one or takes it back.</summary>
    public async Task<PackageReply> Archive(string id, bool archived) =>
        !CatalogCode.IsCode(id) ? Refuse(NotFound()) : await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await PackageTable.Find(transaction, id) is not { } current)
                    return Refuse(NotFound());
                if (current.Archived == archived)
                    return Answer(current);
                await PackageTable.Archive(transaction, id, archived);
                await CatalogRevision.Advance(transaction);
                await transaction.Commit();
                return Answer(current with { Archived = archived });
            },
            Refuse);

    /// <summary>One.</summary>
    public async Task<PackageReply> Get(string id, bool offeredOnly = false) =>
        !CatalogCode.IsCode(id) ? Refuse(NotFound()) : await database.Run(
            async transaction => await PackageTable.Find(transaction, id) is { } row && !(offeredOnly && row.Archived)
                ? Answer(row)
                : Refuse(NotFound()),
            Refuse);

    /// <summary>A page of them in order of their id.</summary>
    public async Task<PackagePageReply> List(string? afterId, int limit, bool offeredOnly = false)
    {
        if (CatalogCode.CursorFault(afterId) is { } fault)
            return RefusePage(fault);
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var rows = await PackageTable.List(transaction, afterId, limit + 1, offeredOnly);
                ImmutableArray<PackageView> page = [.. rows.Take(limit).Select(row => row.ToView())];
                return new PackagePageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>
    /// Writes a version where the content differs, under the catalog's lock and without ending the transaction.
    /// </summary>
    internal static async Task<PackageReply> Write(AdminTransaction transaction, PackageContent content)
    {
        var references = await content.References(transaction);
        content = content.WithExpiry(references);
        var current = await PackageTable.Find(transaction, content.Id);
        var row = current is null
            ? new PackageRow(content, 1, false, transaction.Now)
            : current with { Content = content, Version = current.Version + 1 };
        if (row.Read(references, out _) is { } fault)
            return Refuse(fault);
        if (current?.Content == content)
            return Answer(current);
        await PackageTable.Write(transaction, row);
        await CatalogRevision.Advance(transaction);
        return Answer(row, created: current is null);
    }

    private static PackageReply Answer(PackageRow row, bool created = false) => new(null, row.ToView(), created, false);

    private static PackageReply Refuse(ErrorReply error) => new(error, null, false, false);

    private static PackagePageReply RefusePage(ErrorReply error) => new(error, [], false);

    private static ErrorReply NotFound() => new(ErrorCodes.PackageNotFound, "There is no such package.");
}
