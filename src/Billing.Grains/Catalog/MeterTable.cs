using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Catalog;

/// <summary>The SQL of meters.</summary>
internal static class MeterTable
{
    /// <summary>The meter with this code, or null.</summary>
    public static async Task<MeterRow?> Find(AdminTransaction transaction, string code)
    {
        var rows = await transaction.Query(Read, $"{CatalogSql.Meters} where code = $1", code);
        return rows.SingleOrDefault();
    }

    /// <summary>Those of the meters with these codes that there are.</summary>
    public static Task<List<MeterRow>> FindAll(AdminTransaction transaction, string[] codes) =>
        transaction.Query(Read, $"{CatalogSql.Meters} where code = any($1)", [codes]);

    /// <summary>Meters in order of their code.</summary>
    public static Task<List<MeterRow>> List(AdminTransaction transaction, string? afterCode, int limit) =>
        transaction.Query(Read, $"{CatalogSql.Meters} where code > $1 order by code limit $2", afterCode ?? "", limit);

    /// <summary>The meters that cost credits of this type.</summary>
    public static Task<List<MeterRow>> CostingIn(AdminTransaction transaction, string creditType) =>
        transaction.Query(Read, $"{CatalogSql.Meters} where cost_credit_type = $1 order by code", creditType);

    /// <summary>Adds a new meter or a new version of one.</summary>
    public static async Task Write(AdminTransaction transaction, MeterRow row)
    {
        var content = row.Content;
        await transaction.Execute(
            """
            insert into meter_versions
              (code, version, stripe_event_name, precision, cost_credit_type, cost_amount, created_at)
            values ($1, $2, $3::text, $4, $5::text, $6::text::numeric, $7)
            """,
            content.Code,
            row.Version,
            content.StripeEventName,
            (short)content.Precision,
            content.CostCreditType,
            content.CostAmount,
            transaction.Now);
        if (row.Version == 1)
        {
            await transaction.Execute(
                "insert into meters (code, version, created_at) values ($1, 1, $2)", content.Code, row.CreatedAt);
        }
        else
        {
            await transaction.Execute("update meters set version = $2 where code = $1", content.Code, row.Version);
        }
    }

    /// <summary>Reads one row of <see cref="CatalogSql.Meters"/>.</summary>
    public static MeterRow Read(NpgsqlDataReader row) => new(
        new MeterContent(
            row.GetString(0),
            row.IsDBNull(1) ? null : row.GetString(1),
            (byte)row.GetInt16(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4)),
        row.GetInt32(5),
        row.IsDBNull(6) ? null : (byte)row.GetInt16(6),
        row.GetDateTime(7));
}
