using Billing.Contracts.Catalog;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Catalog;

/// <summary>The SQL of the catalog's settings.</summary>
internal static class SettingsTable
{
    /// <summary>The settings.</summary>
    public static async Task<CatalogSettings> Find(AdminTransaction transaction)
    {
        var rows = await transaction.Query(Read, CatalogSql.Settings);
        return rows[0];
    }

    /// <summary>Puts others in their place.</summary>
    public static Task Write(AdminTransaction transaction, CatalogSettings settings) =>
        transaction.Execute(
            """
            update catalog_settings
            set default_plan = $1::text, sends_meter = $2::text, money_credit_type = $3::text, credits_type = $4::text
            """,
            settings.DefaultPlan,
            settings.Compat.SendsMeter,
            settings.Compat.MoneyCreditType,
            settings.Compat.CreditsType);

    /// <summary>Reads the row of <see cref="CatalogSql.Settings"/>.</summary>
    public static CatalogSettings Read(NpgsqlDataReader row) =>
        new(Text(row, 0), new CompatSettings(Text(row, 1), Text(row, 2), Text(row, 3)));

    private static string? Text(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
