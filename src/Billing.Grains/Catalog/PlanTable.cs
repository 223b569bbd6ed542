using System.Collections.Immutable;
using Billing.Contracts.Catalog;
using Billing.Grains.Admin;
using Npgsql;

namespace Billing.Grains.Catalog;

/// <summary>The SQL of plans.</summary>
internal static class PlanTable
{
    /// <summary>The plan with this slug, or null.</summary>
    public static async Task<PlanRow?> Find(AdminTransaction transaction, string slug)
    {
        var rows = await transaction.Query(Read, $"{CatalogSql.Plans} where slug = $1", slug);
        return rows.SingleOrDefault();
    }

    /// <summary>Plans in order of their slug.</summary>
    public static Task<List<PlanRow>> List(
        AdminTransaction transaction, string? afterSlug, int limit, bool offeredOnly) =>
        transaction.Query(
            Read,
            $"""
            {CatalogSql.Plans}
            where slug > $1 and (not $3 or public and archived_at is null)
            order by slug limit $2
            """,
            afterSlug ?? "",
            limit,
            offeredOnly);

    /// <summary>A plan, any version of which names this credit type, or null.</summary>
    public static async Task<string?> NamingCreditType(AdminTransaction transaction, string creditType)
    {
        var rows = await transaction.Query(
            row => row.GetString(0),
            """
            select slug from plan_versions
            where credits @> jsonb_build_array(jsonb_build_object('credit_type', $1::text))
               or meters @> jsonb_build_array(jsonb_build_object('cost', jsonb_build_object('credit_type', $1::text)))
            order by slug limit 1
            """,
            creditType);
        return rows.SingleOrDefault();
    }

    /// <summary>Adds a new plan or a new version of one.</summary>
    public static async Task Write(AdminTransaction transaction, PlanRow row)
    {
        var content = row.Content;
        await transaction.Execute(
            """
            insert into plan_versions
              (slug, version, name, tier, public, price_minor, price_currency, price_interval, stripe_price_id, periods,
               credits, meters, features, created_at)
            values
              ($1, $2, $3, $4, $5, $6::bigint, $7::text, $8::text, $9::text, $10, $11::jsonb, $12::jsonb, $13, $14)
            """,
            content.Slug,
            row.Version,
            content.Name,
            content.Tier,
            content.Public,
            content.Price?.AmountMinor,
            content.Price?.Currency,
            content.Price?.Interval,
            content.StripePriceId,
            content.Periods,
            CatalogJson.Write(content.Credits),
            CatalogJson.Write(content.Meters),
            content.Features.ToArray(),
            transaction.Now);
        if (row.Version == 1)
        {
            await transaction.Execute(
                "insert into plans (slug, version, created_at) values ($1, 1, $2)", content.Slug, row.CreatedAt);
        }
        else
        {
            await transaction.Execute("update plans set version = $2 where slug = $1", content.Slug, row.Version);
        }
    }

    /// <summary>Archives one or takes it back.</summary>
    public static Task Archive(AdminTransaction transaction, string slug, bool archived) =>
        transaction.Execute(
            "update plans set archived_at = case when $2 then $3 else null end where slug = $1",
            slug,
            archived,
            transaction.Now);

    /// <summary>Reads one row of <see cref="CatalogSql.Plans"/>.</summary>
    public static PlanRow Read(NpgsqlDataReader row) => new(
        new PlanContent(
            row.GetString(0),
            row.GetString(2),
            row.GetInt32(3),
            row.GetBoolean(4),
            row.IsDBNull(5) ? null : new PlanPriceLine(row.GetInt64(5), row.GetString(6), row.GetString(7)),
            row.IsDBNull(8) ? null : row.GetString(8),
            row.GetString(9),
            CatalogJson.Read<ImmutableArray<PlanCreditLine>>(row.GetString(10)),
            CatalogJson.Read<ImmutableArray<PlanMeterLine>>(row.GetString(11)),
            [.. row.GetFieldValue<string[]>(12)]),
        row.GetInt32(1),
        row.GetBoolean(13),
        row.GetDateTime(14));
}
