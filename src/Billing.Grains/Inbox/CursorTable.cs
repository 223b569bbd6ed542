using Npgsql;

namespace Billing.Grains.Inbox;

/// <summary>The SQL of table <c>stripe_cursor</c>.</summary>
internal static class CursorTable
{
    /// <summary>Up to when the list was read, if it is time to read it again; nobody else is told so before the interval is over.</summary>
    public static async Task<DateTime?> Claim(NpgsqlDataSource source, TimeSpan interval, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            """
            insert into stripe_cursor as c (caught_up_to, next_at) values (now(), now() + $1)
            on conflict (single) do update set next_at = now() + $1 where c.next_at <= now()
            returning caught_up_to
            """);
        command.Parameters.AddWithValue(interval);
        return (DateTime?)await command.ExecuteScalarAsync(cancel);
    }

    /// <summary>It was read up to this moment.</summary>
    public static async Task Move(NpgsqlDataSource source, DateTime to, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(
            "update stripe_cursor set caught_up_to = $1 where caught_up_to < $1");
        command.Parameters.AddWithValue(to);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
