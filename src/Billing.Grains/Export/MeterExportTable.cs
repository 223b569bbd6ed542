using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Export;

/// <summary>What Stripe should have counted of a customer's usage of a meter within a time.</summary>
/// <param name="Delivered">What it certainly has.</param>
/// <param name="Unknown">What was sent and may have arrived or not; positive amounts are events, negative ones cancels.</param>
internal readonly record struct MeterTotal(decimal Delivered, decimal Unknown);

/// <summary>The SQL of sending rows of <c>meter_exports</c>.</summary>
internal static class MeterExportTable
{
    /// <summary>
    /// Takes rows in hand: nobody else sends them before the end of the lease. The time of the first sending is noted before
    /// anything is sent, so that a crash never makes an old event look new (SEMANTICS F3).
    /// </summary>
    public static async Task<List<MeterExportRow>> Claim(
        NpgsqlDataSource source, DateTime now, DateTime leaseEnd, int atMost, CancellationToken cancel)
    {
        await using var command = Command(
            source,
            """
            with taken as materialized (
              select identifier from meter_exports where status = 'pending' and next_at <= $1
              order by next_at limit $3 for update skip locked
            )
            update meter_exports e
            set next_at = $2, attempts = e.attempts + 1, first_sent_at = coalesce(e.first_sent_at, $1)
            from taken t where e.identifier = t.identifier
            returning e.identifier, e.account_id, e.event_name, e.customer_id, e.clock_id is not null, e.period_end, e.value,
                      e.precision, e.occurred_at, e.cancels, e.attempts, e.first_sent_at
            """,
            now,
            leaseEnd,
            atMost);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var taken = new List<MeterExportRow>();
        while (await reader.ReadAsync(cancel))
        {
            taken.Add(new MeterExportRow(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetBoolean(4),
                reader.GetDateTime(5),
                reader.GetInt64(6),
                (byte)reader.GetInt16(7),
                reader.GetDateTime(8),
                await reader.IsDBNullAsync(9, cancel) ? null : reader.GetString(9),
                reader.GetInt32(10),
                reader.GetDateTime(11)));
        }
        return taken;
    }

    /// <summary>Stripe has it; what it took back is taken back.</summary>
    public static Task Delivered(NpgsqlDataSource source, MeterExportRow row, DateTime now, CancellationToken cancel) =>
        Execute(
            source,
            """
            with done as (
              update meter_exports set status = 'delivered', delivered_at = $2, error = null
              where identifier = $1 and status in ('pending', 'needs_review', 'dead')
              returning cancels
            )
            update meter_exports e set status = 'cancelled' from done d where e.identifier = d.cancels
            """,
            cancel,
            row.Identifier,
            now);

    /// <summary>It is to be sent again at a time, as new where none of the attempts had an effect.</summary>
    public static Task Later(
        NpgsqlDataSource source, MeterExportRow row, DateTime at, bool asNew, string error, CancellationToken cancel) =>
        Execute(
            source,
            """
            update meter_exports set next_at = $2, error = $4, first_sent_at = case when $3 then null else first_sent_at end
            where identifier = $1 and status = 'pending'
            """,
            cancel,
            row.Identifier,
            at,
            asNew,
            error);

    /// <summary>
    /// It is not sent any more; an operator sees it as <paramref name="status"/>. What Stripe refused did certainly not arrive.
    /// </summary>
    public static Task GiveUp(
        NpgsqlDataSource source, MeterExportRow row, string status, bool isRefused, string error, CancellationToken cancel) =>
        Execute(
            source,
            """
            update meter_exports set status = $2, error = $4, first_sent_at = case when $3 then null else first_sent_at end
            where identifier = $1 and status = 'pending'
            """,
            cancel,
            row.Identifier,
            status,
            isRefused,
            error);

    /// <summary>What a customer's meter should have counted within <c>[from, to)</c>.</summary>
    public static async Task<MeterTotal> Total(
        NpgsqlDataSource source,
        string customerId,
        string eventName,
        DateTime from,
        DateTime to,
        CancellationToken cancel)
    {
        await using var command = Command(
            source,
            """
            with sent as (
              select e.status, e.first_sent_at, coalesce(o.occurred_at, e.occurred_at) as at, e.cancels,
                     units_as_decimal(e.value, e.precision) as units
              from meter_exports e
              left join meter_exports o on o.identifier = e.cancels
              where e.customer_id = $1 and e.event_name = $2
            )
            select coalesce(sum(units) filter (where status in ('delivered', 'cancelled')), 0),
                   coalesce(sum(units) filter (
                     where status in ('pending', 'needs_review') and first_sent_at is not null), 0)
            from sent where at >= $3 and at < $4
            """,
            customerId,
            eventName,
            from,
            to);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new MeterTotal(reader.GetDecimal(0), reader.GetDecimal(1));
    }

    private static async Task Execute(
        NpgsqlDataSource source, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = Command(source, sql, values);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, params object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DateTime at
                ? new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = at }
                : new NpgsqlParameter { Value = value });
        }
        return command;
    }
}
