namespace Billing.Grains.Catalog;

/// <summary>
/// The queries that several readers of the catalog begin with; the readers rely on the order of the columns.
/// </summary>
internal static class CatalogSql
{
    /// <summary>Credit types as they are.</summary>
    public const string CreditTypes =
        """
        select code, name, unit, precision, default_expiry, burn_order, version, archived_at is not null, created_at
        from current_credit_types
        """;

    /// <summary>Meters as they are.</summary>
    public const string Meters =
        """
        select code, stripe_event_name, precision, cost_credit_type, cost_amount::text, version, cost_precision,
               created_at
        from current_meters
        """;

    /// <summary>Plans as they are.</summary>
    public const string Plans =
        """
        select slug, version, name, tier, public, price_minor, price_currency, price_interval, stripe_price_id, periods,
               credits::text, meters::text, features, archived_at is not null, created_at
        from current_plans
        """;

    /// <summary>Each Stripe price that any version of a plan names, with that plan; the present ones go first.</summary>
    public const string PlanPrices =
        """
        select distinct on (v.stripe_price_id) v.stripe_price_id, v.slug
        from plan_versions v join plans p on p.slug = v.slug
        where v.stripe_price_id is not null
        order by v.stripe_price_id, (v.version = p.version and p.archived_at is null) desc, v.created_at desc, v.slug
        """;

    /// <summary>Packages as they are.</summary>
    public const string Packages =
        """
        select id, version, name, price_minor, price_currency, credit_type, amount::text, bonus::text, expires,
               stripe_price_id, archived_at is not null, created_at
        from current_packages
        """;

    /// <summary>The catalog's settings.</summary>
    public const string Settings =
        "select default_plan, sends_meter, money_credit_type, credits_type from catalog_settings";

    /// <summary>What each webhook endpoint that is enabled wants; it is told at each debit, so it is known like the catalog.</summary>
    public const string WantedEvents =
        "select events from webhook_endpoints where status = 'enabled' and deleted_at is null";
}
