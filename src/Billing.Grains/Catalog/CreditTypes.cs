using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Changes and reads of credit types.</summary>
public sealed class CreditTypes(AdminDatabase database)
{
    private const string PutOperation = "credit_types.put";

    /// <summary>Creates one, or makes a new version of it where the content differs.</summary>
    public async Task<CreditTypeReply> Put(CreditTypeRequest request)
    {
        if (CreditTypeContent.Read(request, out var content) is { } fault)
            return Refuse(fault);
        var asked = new AdminRequest(PutOperation, request.Key, content.Fields());
        return await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await AdminRequests.Find<CreditTypeReply>(transaction, asked) is { } earlier)
                    return earlier.Error is { } reused ? Refuse(reused) : earlier.Reply! with { Replayed = true };
                var current = await CreditTypeTable.FindAndLock(transaction, content.Code);
                var reply = await Write(transaction, current, content);
                if (reply.Error is not null)
                    return reply;
                await AdminRequests.Save(transaction, asked, reply);
                await transaction.Commit();
                return reply;
            },
            Refuse);
    }

    /// <summary>Changes the fields that are given.</summary>
    public async Task<CreditTypeReply> Patch(CreditTypePatch patch) =>
        !CatalogCode.IsCode(patch.Code) ? Refuse(NotFound(patch.Code)) : await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await CreditTypeTable.FindAndLock(transaction, patch.Code) is not { } current)
                    return Refuse(NotFound(patch.Code));
                if (CreditTypeContent.Read(current.Content.With(patch), out var content) is { } fault)
                    return Refuse(fault);
                var reply = await Write(transaction, current, content);
                if (reply.Error is null)
                    await transaction.Commit();
                return reply;
            },
            Refuse);

    /// <summary>Archives one or takes it back.</summary>
    public async Task<CreditTypeReply> Archive(string code, bool archived) =>
        !CatalogCode.IsCode(code) ? Refuse(NotFound(code)) : await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await CreditTypeTable.FindAndLock(transaction, code) is not { } current)
                    return Refuse(NotFound(code));
                if (current.Archived == archived)
                    return Answer(current);
                await CreditTypeTable.Archive(transaction, code, archived);
                await CatalogRevision.Advance(transaction);
                await transaction.Commit();
                return Answer(current with { Archived = archived });
            },
            Refuse);

    /// <summary>One.</summary>
    public async Task<CreditTypeReply> Get(string code) =>
        !CatalogCode.IsCode(code) ? Refuse(NotFound(code)) : await database.Run(
            async transaction => await CreditTypeTable.Find(transaction, code) is { } row
                ? Answer(row)
                : Refuse(NotFound(code)),
            Refuse);

    /// <summary>A page of them in order of their code.</summary>
    public async Task<CreditTypePageReply> List(string? afterCode, int limit)
    {
        if (CatalogCode.CursorFault(afterCode) is { } fault)
            return RefusePage(fault);
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var rows = await CreditTypeTable.List(transaction, afterCode, limit + 1);
                ImmutableArray<CreditTypeView> page = [.. rows.Take(limit).Select(row => row.ToView())];
                return new CreditTypePageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>
    /// Writes a version where the content differs, under the catalog's lock and without ending the transaction.
    /// </summary>
    internal static async Task<CreditTypeReply> Write(
        AdminTransaction transaction, CreditTypeRow? current, CreditTypeContent content)
    {
        if (current?.Content == content)
            return Answer(current);
        if (current is not null && await CreditTypeChange.Fault(transaction, current.Content, content) is { } fault)
            return Refuse(fault);
        var row = current is null
            ? new CreditTypeRow(content, 1, false, transaction.Now)
            : current with { Content = content, Version = current.Version + 1 };
        await CreditTypeTable.Write(transaction, row);
        await CatalogRevision.Advance(transaction);
        return Answer(row, created: current is null);
    }

    private static CreditTypeReply Answer(CreditTypeRow row, bool created = false) =>
        new(null, row.ToView(), created, false);

    private static CreditTypeReply Refuse(ErrorReply error) => new(error, null, false, false);

    private static CreditTypePageReply RefusePage(ErrorReply error) => new(error, [], false);

    private static ErrorReply NotFound(string code) =>
        new(ErrorCodes.CreditTypeNotFound, "There is no such credit type.")
        {
            CreditType = CatalogCode.IsCode(code) ? code : null,
        };
}
