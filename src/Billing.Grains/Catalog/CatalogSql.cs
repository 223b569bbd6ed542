namespace Billing.Grains.Catalog;

/// <summary>
/// The queries that several readers of the catalog begin with; the readers rely on the order of the columns.
/// </summary>
internal static class CatalogSql
{
    /// <summary>Credit types as they are.</summary>
    public const string CreditTypes =
        """
        select code, unit, precision, default_expiry, burn_order, version, archived_at is not null, created_at
        from current_credit_types
        """;

    /// <summary>Meters as they are.</summary>
    public const string Meters =
        """
        select code, stripe_event_name, precision, cost_credit_type, cost_amount::text, version, cost_precision,
               created_at
        from current_meters
        """;
}
