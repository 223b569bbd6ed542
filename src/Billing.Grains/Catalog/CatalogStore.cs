using System.Collections.Frozen;
using System.Data;
using Billing.Grains.Journal;
using Billing.Grains.Webhooks;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Billing.Grains.Catalog;

/// <summary>Reads the whole catalog from PostgreSQL.</summary>
public sealed class CatalogStore(NpgsqlDataSource source, IOptions<CatalogOptions> options, TimeProvider time)
{
    /// <summary>
    /// The catalog as it is now: <paramref name="known"/> itself where that is still the current revision.
    /// </summary>
    /// <exception cref="JournalUnavailableException">The store did not answer in time, or is away.</exception>
    public async Task<CatalogSnapshot> Read(CatalogSnapshot known)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMilliseconds(options.Value.TimeoutMs), time);
        try
        {
            await using var connection = await source.OpenConnectionAsync(deadline.Token);
            return await ReadRevision(connection, deadline.Token) == known.Revision
                ? known
                : await ReadAll(connection, known, deadline.Token);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException or IOException)
        {
            throw new JournalUnavailableException("The catalog cannot be read.", e);
        }
    }

    private static async Task<CatalogSnapshot> ReadAll(
        NpgsqlConnection connection, CatalogSnapshot known, CancellationToken cancellation)
    {
        // One moment for all queries, so that a meter is never seen without its credit type.
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var revision = await ReadRevision(connection, cancellation);
        var creditTypes = await Query(connection, CatalogSql.CreditTypes, CreditTypeTable.Read, cancellation);
        var meters = await Query(connection, CatalogSql.Meters, MeterTable.Read, cancellation);
        var plans = await Query(connection, CatalogSql.Plans, PlanTable.Read, cancellation);
        var packages = await Query(connection, CatalogSql.Packages, PackageTable.Read, cancellation);
        var prices = await Query(
            connection, CatalogSql.PlanPrices, row => (Price: row.GetString(0), Slug: row.GetString(1)), cancellation);
        var wanted = await Query(
            connection,
            CatalogSql.WantedEvents,
            row => EventFilter.Of(row.IsDBNull(0) ? null : row.GetFieldValue<string[]>(0)),
            cancellation);
        var settings = await Query(connection, CatalogSql.Settings, SettingsTable.Read, cancellation);

        var typesByCode = creditTypes.ToFrozenDictionary(
            row => row.Content.Code, row => row.Content.ToTerms(row.Archived));
        var metersByCode = meters.ToFrozenDictionary(row => row.Content.Code, row => row.ToTerms());
        var references = new CatalogReferences(typesByCode, metersByCode);
        return new CatalogSnapshot(
            revision,
            typesByCode,
            metersByCode,
            plans.ToFrozenDictionary(
                row => row.Content.Slug,
                row => row.ToListing(references, known.Plans.GetValueOrDefault(row.Content.Slug))),
            packages.ToFrozenDictionary(row => row.Content.Id, row => row.ToTerms(references)),
            prices.ToFrozenDictionary(row => row.Price, row => row.Slug),
            settings[0],
            EventFilter.Any(wanted));
    }

    private static async Task<long> ReadRevision(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var rows = await Query(
            connection, "select revision from catalog_revision", row => row.GetInt64(0), cancellation);
        return rows[0];
    }

    private static async Task<List<T>> Query<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }
}
