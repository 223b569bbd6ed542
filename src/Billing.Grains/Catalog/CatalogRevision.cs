using Billing.Grains.Admin;

namespace Billing.Grains.Catalog;

/// <summary>
/// The count of changes of the catalog, which is also the lock that lets one change happen at a time.
/// </summary>
internal static class CatalogRevision
{
    /// <summary>The statement that counts a change.</summary>
    public const string AdvanceSql = "update catalog_revision set revision = revision + 1";

    /// <summary>
    /// Waits until no other transaction changes the catalog. Changes are rare; with one at a time, what a change was
    /// checked against cannot change under it, and two first versions of one code cannot race.
    /// </summary>
    public static Task Lock(AdminTransaction transaction) =>
        transaction.Query(row => row.GetInt64(0), "select revision from catalog_revision for update");

    /// <summary>Counts a change.</summary>
    public static Task Advance(AdminTransaction transaction) =>
        transaction.Execute(AdvanceSql);
}
