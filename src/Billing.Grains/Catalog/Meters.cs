using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Changes and reads of meters.</summary>
public sealed class Meters(AdminDatabase database)
{
    private const string PutOperation = "meters.put";

    /// <summary>Creates one, or makes a new version of it where the content differs.</summary>
    public async Task<MeterReply> Put(MeterRequest request)
    {
        if (MeterContent.Read(request, out var content) is { } fault)
            return Refuse(fault);
        var asked = new AdminRequest(PutOperation, request.Key, content.Fields());
        return await database.Run(
            async transaction =>
            {
                await CatalogRevision.Lock(transaction);
                if (await AdminRequests.Find<MeterReply>(transaction, asked) is { } earlier)
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

    /// <summary>One.</summary>
    public async Task<MeterReply> Get(string code) =>
        !CatalogCode.IsCode(code) ? Refuse(NotFound()) : await database.Run(
            async transaction => await MeterTable.Find(transaction, code) is { } row ? Answer(row) : Refuse(NotFound()),
            Refuse);

    /// <summary>A page of them in order of their code.</summary>
    public async Task<MeterPageReply> List(string? afterCode, int limit)
    {
        if (CatalogCode.CursorFault(afterCode) is { } fault)
            return RefusePage(fault);
        limit = PageLimit.Clamp(limit);
        return await database.Run(
            async transaction =>
            {
                var rows = await MeterTable.List(transaction, afterCode, limit + 1);
                ImmutableArray<MeterView> page = [.. rows.Take(limit).Select(row => row.ToView())];
                return new MeterPageReply(null, page, rows.Count > limit);
            },
            RefusePage);
    }

    /// <summary>
    /// Writes a version where the content differs, under the catalog's lock and without ending the transaction.
    /// </summary>
    internal static async Task<MeterReply> Write(AdminTransaction transaction, MeterContent content)
    {
        byte? costPrecision = null;
        if (content.CostCreditType is { } creditType)
        {
            if (await CreditTypeTable.FindAndLock(transaction, creditType) is not { } costs)
                return Refuse(NoCreditType(creditType));
            costPrecision = costs.Content.Precision;
            if (MeterCost.Read(content.CostAmount!, costs.Content.Precision, content.Precision, out _) is { } fault)
                return Refuse(fault);
        }

        var current = await MeterTable.Find(transaction, content.Code);
        if (current?.Content == content)
            return Answer(current);
        if (current is not null && current.Content.Precision != content.Precision)
            return Refuse(PrecisionFixed());
        var row = current is null
            ? new MeterRow(content, 1, costPrecision, transaction.Now)
            : current with { Content = content, Version = current.Version + 1, CostPrecision = costPrecision };
        await MeterTable.Write(transaction, row);
        await CatalogRevision.Advance(transaction);
        return Answer(row, created: current is null);
    }

    private static MeterReply Answer(MeterRow row, bool created = false) => new(null, row.ToView(), created, false);

    private static MeterReply Refuse(ErrorReply error) => new(error, null, false, false);

    private static MeterPageReply RefusePage(ErrorReply error) => new(error, [], false);

    private static ErrorReply NotFound() => new(ErrorCodes.MeterNotFound, "There is no such meter.");

    private static ErrorReply NoCreditType(string code) =>
        new(ErrorCodes.CreditTypeNotFound, "There is no such credit type.")
        {
            Field = "cost.credit_type",
            CreditType = code,
        };

    private static ErrorReply PrecisionFixed() =>
        new(ErrorCodes.PrecisionImmutable, "A meter's precision cannot change.") { Field = "precision" };
}
