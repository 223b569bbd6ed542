using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Catalog;

/// <summary>The SQL of credit types.</summary>
internal static class CreditTypeTable
{
    /// <summary>The credit type with this code, or null; its rows stay locked until the transaction ends.</summary>
    public static async Task<CreditTypeRow?> FindAndLock(AdminTransaction transaction, string code)
    {
        var rows = await transaction.Query(Read, $"{CatalogSql.CreditTypes} where code = $1 for update", code);
        return rows.SingleOrDefault();
    }

    /// <summary>The credit type with this code, or null.</summary>
    public static async Task<CreditTypeRow?> Find(AdminTransaction transaction, string code)
    {
        var rows = await transaction.Query(Read, $"{CatalogSql.CreditTypes} where code = $1", code);
        return rows.SingleOrDefault();
    }

    /// <summary>Those of the credit types with these codes that there are.</summary>
    public static Task<List<CreditTypeRow>> FindAll(AdminTransaction transaction, string[] codes) =>
        transaction.Query(Read, $"{CatalogSql.CreditTypes} where code = any($1)", [codes]);

    /// <summary>Credit types in order of their code.</summary>
    public static Task<List<CreditTypeRow>> List(AdminTransaction transaction, string? afterCode, int limit) =>
        transaction.Query(
            Read, $"{CatalogSql.CreditTypes} where code > $1 order by code limit $2", afterCode ?? "", limit);

    /// <summary>Adds a new credit type or a new version of one.</summary>
    public static async Task Write(AdminTransaction transaction, CreditTypeRow row)
    {
        var content = row.Content;
        await transaction.Execute(
            """
            insert into credit_type_versions (code, version, unit, precision, default_expiry, burn_order, name, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            content.Code,
            row.Version,
            content.Unit,
            (short)content.Precision,
            content.DefaultExpiry,
            content.BurnOrder,
            content.Name,
            transaction.Now);
        if (row.Version == 1)
        {
            await transaction.Execute(
                "insert into credit_types (code, version, created_at) values ($1, 1, $2)", content.Code, row.CreatedAt);
        }
        else
        {
            await transaction.Execute(
                "update credit_types set version = $2 where code = $1", content.Code, row.Version);
        }
    }

    /// <summary>Archives one or takes it back.</summary>
    public static Task Archive(AdminTransaction transaction, string code, bool archived) =>
        transaction.Execute(
            "update credit_types set archived_at = case when $2 then $3 else null end where code = $1",
            code,
            archived,
            transaction.Now);

    /// <summary>Whether any account was ever given any of it (SEMANTICS A12).</summary>
    public static async Task<bool> WasGranted(AdminTransaction transaction, string code)
    {
        var rows = await transaction.Query(
            row => row.GetBoolean(0),
            "select exists (select from ledger where credit_type = $1 and type in ('grant', 'adjusted'))",
            code);
        return rows[0];
    }

    /// <summary>Reads one row of <see cref="CatalogSql.CreditTypes"/>.</summary>
    public static CreditTypeRow Read(NpgsqlDataReader row) => new(
        new CreditTypeContent(
            row.GetString(0),
            row.GetString(1),
            row.GetString(2),
            (byte)row.GetInt16(3),
            row.GetString(4),
            row.GetString(5)),
        row.GetInt32(6),
        row.GetBoolean(7),
        row.GetDateTime(8));
}
