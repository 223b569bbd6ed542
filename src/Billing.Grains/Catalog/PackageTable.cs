using Billing.Contracts.Catalog;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Catalog;

/// <summary>The SQL of packages.</summary>
internal static class PackageTable
{
    /// <summary>The package with this id, or null.</summary>
    public static async Task<PackageRow?> Find(AdminTransaction transaction, string id)
    {
        var rows = await transaction.Query(Read, $"{CatalogSql.Packages} where id = $1", id);
        return rows.SingleOrDefault();
    }

    /// <summary>Packages in order of their id.</summary>
    public static Task<List<PackageRow>> List(
        AdminTransaction transaction, string? afterId, int limit, bool offeredOnly) =>
        transaction.Query(
            Read,
            $"{CatalogSql.Packages} where id > $1 and (not $3 or archived_at is null) order by id limit $2",
            afterId ?? "",
            limit,
            offeredOnly);

    /// <summary>A package, any version of which holds credits of this type, or null.</summary>
    public static async Task<string?> NamingCreditType(AdminTransaction transaction, string creditType)
    {
        var rows = await transaction.Query(
            row => row.GetString(0),
            "select id from package_versions where credit_type = $1 order by id limit 1",
            creditType);
        return rows.SingleOrDefault();
    }

    /// <summary>Adds a new package or a new version of one.</summary>
    public static async Task Write(AdminTransaction transaction, PackageRow row)
    {
        var content = row.Content;
        await transaction.Execute(
            """
            insert into package_versions
              (id, version, name, price_minor, price_currency, credit_type, amount, bonus, expires, stripe_price_id,
               created_at)
            values ($1, $2, $3, $4, $5, $6, $7::text::numeric, $8::text::numeric, $9, $10::text, $11)
            """,
            content.Id,
            row.Version,
            content.Name,
            content.Price.AmountMinor,
            content.Price.Currency,
            content.CreditType,
            content.Amount,
            content.Bonus,
            content.Expires,
            content.StripePriceId,
            transaction.Now);
        if (row.Version == 1)
        {
            await transaction.Execute(
                "insert into packages (id, version, created_at) values ($1, 1, $2)", content.Id, row.CreatedAt);
        }
        else
        {
            await transaction.Execute("update packages set version = $2 where id = $1", content.Id, row.Version);
        }
    }

    /// <summary>Archives one or takes it back.</summary>
    public static Task Archive(AdminTransaction transaction, string id, bool archived) =>
        transaction.Execute(
            "update packages set archived_at = case when $2 then $3 else null end where id = $1",
            id,
            archived,
            transaction.Now);

    /// <summary>Reads one row of <see cref="CatalogSql.Packages"/>.</summary>
    public static PackageRow Read(NpgsqlDataReader row) => new(
        new PackageContent(
            row.GetString(0),
            row.GetString(2),
            new PackagePrice(row.GetInt64(3), row.GetString(4)),
            row.GetString(5),
            row.GetString(6),
            row.IsDBNull(7) ? null : row.GetString(7),
            row.GetString(8),
            row.IsDBNull(9) ? null : row.GetString(9)),
        row.GetInt32(1),
        row.GetBoolean(10),
        row.GetDateTime(11));
}
