using Billing.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace Billing.Grains.Due;

/// <summary>An account that this silo has in hand until its lease ends.</summary>
internal sealed record DueAccount(long AccountNo, string AccountId);

/// <summary>What an account answered: when it is due next, or null for never.</summary>
internal readonly record struct NextDue(long AccountNo, Instant? At);

/// <summary>The SQL of table <c>due</c>.</summary>
internal static class DueTable
{
    /// <summary>Takes accounts in hand: their time becomes the end of the lease; nobody else takes them before.</summary>
    public static async Task<List<DueAccount>> Claim(
        NpgsqlDataSource source, Instant now, Instant leaseEnd, int atMost, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            with taken as materialized (
              select account_no from due where clock_id is null and at <= $1 order by at limit $2 for update skip locked
            )
            update due d set at = $3 from taken t where d.account_no = t.account_no
            returning d.account_no, d.account_id
            """);
        command.Parameters.Add(Moment(now));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = atMost });
        command.Parameters.Add(Moment(leaseEnd));
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var taken = new List<DueAccount>();
        while (await reader.ReadAsync(cancel))
            taken.Add(new DueAccount(reader.GetInt64(0), reader.GetString(1)));
        return taken;
    }

    /// <summary>
    /// Notes what accounts answered, but only where the end of the lease still stands: an append since then knows
    /// better. So does one that is changing the row right now; not waiting for it keeps this out of every deadlock.
    /// </summary>
    public static async Task Note(
        NpgsqlDataSource source, IReadOnlyList<NextDue> answers, Instant leaseEnd, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            with answered as materialized (
              select * from unnest($1::bigint[], $2::timestamptz[]) as a (account_no, at)
            ), held as materialized (
              select d.account_no, a.at from due d join answered a on a.account_no = d.account_no
              where d.at = $3 for update of d skip locked
            ), gone as (
              delete from due d using held h where d.account_no = h.account_no and h.at is null
            )
            update due d set at = h.at from held h where d.account_no = h.account_no and h.at is not null
            """);
        command.Parameters.Add(new NpgsqlParameter<long[]>
        {
            TypedValue = [.. answers.Select(answer => answer.AccountNo)],
        });
        command.Parameters.Add(new NpgsqlParameter<DateTime?[]>
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz,
            TypedValue = [.. answers.Select(answer => answer.At?.ToDateTime())],
        });
        command.Parameters.Add(Moment(leaseEnd));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter<DateTime> Moment(Instant at) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = at.ToDateTime() };
}
