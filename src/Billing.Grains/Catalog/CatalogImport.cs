using System.Collections.Immutable;
using Billing.Contracts;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>Brings many objects into the catalog in one transaction. What it does not name stays as it is.</summary>
public sealed class CatalogImport(AdminDatabase database)
{
    // A file of 4 MB holds thousands of objects.
    private const int TimeoutMs = 120_000;

    /// <summary>Applies all of them, or answers what is wrong with the first that cannot be.</summary>
    public Task<ErrorReply?> Apply(CatalogObjects objects) => database.Run<ErrorReply?>(
        async transaction =>
        {
            await CatalogRevision.Lock(transaction);
            var fault = await Each("credit_types", objects.CreditTypes, one => Write(transaction, one))
                ?? await Each("meters", objects.Meters, one => Write(transaction, one))
                ?? await Each("plans", objects.Plans, one => Write(transaction, one))
                ?? await Each("packages", objects.Packages, one => Write(transaction, one))
                ?? await WriteSettings(transaction, objects);
            if (fault is null)
                await transaction.Commit();
            return fault;
        },
        error => error,
        timeoutMs: TimeoutMs);

    private static async Task<ErrorReply?> Each<T>(
        string list, ImmutableArray<T> objects, Func<T, Task<ErrorReply?>> write)
    {
        for (var i = 0; i < objects.Length; i++)
        {
            if (await write(objects[i]) is { } fault)
            {
                var path = $"{list}[{i}]";
                return fault with { Field = fault.Field is null ? path : $"{path}.{fault.Field}" };
            }
        }
        return null;
    }

    private static async Task<ErrorReply?> Write(AdminTransaction transaction, CreditTypeRequest request)
    {
        if (CreditTypeContent.Read(request, out var content) is { } fault)
            return fault;
        var current = await CreditTypeTable.FindAndLock(transaction, content.Code);
        return (await CreditTypes.Write(transaction, current, content)).Error;
    }

    private static async Task<ErrorReply?> Write(AdminTransaction transaction, MeterRequest request) =>
        MeterContent.Read(request, out var content) ?? (await Meters.Write(transaction, content)).Error;

    private static async Task<ErrorReply?> Write(AdminTransaction transaction, PlanRequest request) =>
        PlanContent.Read(request, out var content) ?? (await Plans.Write(transaction, content)).Error;

    private static async Task<ErrorReply?> Write(AdminTransaction transaction, PackageRequest request) =>
        PackageContent.Read(request, out var content) ?? (await Packages.Write(transaction, content)).Error;

    private static async Task<ErrorReply?> WriteSettings(AdminTransaction transaction, CatalogObjects objects)
    {
        var current = await SettingsTable.Find(transaction);
        var settings = new CatalogSettings(
            objects.DefaultPlan ?? current.DefaultPlan, objects.Compat ?? current.Compat);
        return (await SettingsChanges.Write(transaction, settings)).Error;
    }
}
